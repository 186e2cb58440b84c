import { Chip } from '../../ui/Chip.tsx';
import { Field } from '../../ui/Field.tsx';
import { Segmented } from '../../ui/Segmented.tsx';
import { type Option, Select } from '../../ui/Select.tsx';
import { items, stratumWords } from '../words.ts';
import { strataIn } from './check-draft.ts';
import { percentOf, strataFor } from './draft.ts';
import type { PartProps } from './FrameFields.tsx';

/** What divides the frame, and how the sample is shared out over it. */
export function SharingFields({ draft, errors, change }: PartProps) {
  const chosen = strataIn(draft);
  return (
    <fieldset className="plan-part">
      <legend>Strata</legend>
      <div className="plan-chips">
        {strataFor[draft.kind].map((by) => (
          <Chip
            key={by}
            isOn={chosen.includes(by)}
            isDisabled={chosen.length >= 3 && !chosen.includes(by)}
            onChange={(isOn) =>
              change({ strata: isOn ? [...chosen, by] : chosen.filter((one) => one !== by) })
            }
          >
            {stratumWords[by]}
          </Chip>
        ))}
      </div>
      {chosen.includes('watch') ? <Watches draft={draft} errors={errors} change={change} /> : null}
      <Segmented
        label="How the sample is shared out"
        segments={rules}
        value={draft.rule}
        onChange={(rule) => {
          if (rule !== null) change({ rule });
        }}
      />
      <p className="plan-hint">{rules.find(({ value }) => value === draft.rule)?.hint}</p>
      <div className="plan-pair">
        <Field
          label="At least, of each"
          value={draft.minimum}
          error={errors.minimum}
          onChange={(minimum) => change({ minimum })}
        />
        <Field
          label="Spares, of each"
          value={draft.spares}
          error={errors.spares}
          onChange={(spares) => change({ spares })}
        />
      </div>
      <p className="plan-hint">
        Spares stand by for items that turn out not to belong: a test clip, another unit. They never take the
        place of a video that can’t be seen.
      </p>
    </fieldset>
  );
}

function Watches({ draft, change }: PartProps) {
  return (
    <div className="plan-watches">
      {draft.watches.map((watch, at) => {
        const replaced = (next: typeof watch) => draft.watches.map((one, i) => (i === at ? next : one));
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: a watch is known by its place; its name is being typed
          <div className="plan-pair" key={at}>
            <Field
              label={`Watch ${at + 1}`}
              value={watch.name}
              maxLength={60}
              onChange={(name) => change({ watches: replaced({ ...watch, name }) })}
            />
            <Field
              label="Begins at hour"
              type="number"
              min="0"
              max="23"
              value={String(watch.startsAtHour)}
              onChange={(text) => {
                const startsAtHour = Number(text);
                if (/^\d{1,2}$/.test(text) && startsAtHour < 24)
                  change({ watches: replaced({ ...watch, startsAtHour }) });
              }}
            />
          </div>
        );
      })}
    </div>
  );
}

/** A share of the sample that a second reviewer sees without knowing what the first one said. */
export function SecondFields({
  draft,
  errors,
  change,
  sample,
  reviewers,
}: PartProps & { readonly sample: number | null; readonly reviewers: readonly Option[] }) {
  const share = percentOf(draft.secondShare);
  const many = sample === null || share === null ? null : Math.ceil(sample * share - 1e-9);
  return (
    <fieldset className="plan-part">
      <legend>Second review</legend>
      <Field
        label="Share seen by a second reviewer, %"
        value={draft.secondShare}
        error={errors.secondShare}
        hint={
          many === null || share === 0
            ? 'Drawn at random from the sample; what the first one said stays hidden until both have submitted.'
            : `${items(many, draft.kind)} of ${sample}. What the first one said stays hidden until both have submitted.`
        }
        onChange={(secondShare) => change({ secondShare })}
      />
      {share === null || share === 0 ? null : (
        <>
          <Select
            className="plan-reviewer"
            label="Second reviewer"
            options={reviewers}
            value={draft.secondReviewer}
            placeholder={reviewers.length === 0 ? 'Nobody else is known on this desk yet' : 'Choose…'}
            onChange={(secondReviewer) => change({ secondReviewer })}
          />
          {draft.secondReviewer === null ? (
            <p className="plan-hint">As long as nobody is named, nobody is asked for a second review.</p>
          ) : null}
        </>
      )}
    </fieldset>
  );
}

const rules = [
  {
    value: 'proportional',
    label: 'In proportion',
    hint: 'Each stratum gets its share of the items.',
  },
  {
    value: 'equal',
    label: 'The same to each',
    hint: 'To compare strata. Results for the whole are weighted back, and their interval is wider.',
  },
  {
    value: 'neyman',
    label: 'By spread',
    hint: 'More where the rate is expected to vary more: large strata, and rates near 50 %. Say what is expected of each in the table.',
  },
] as const;
