import { Field } from '../../ui/Field.tsx';
import { Select } from '../../ui/Select.tsx';
import { needsOf } from './check-draft.ts';
import type { PartProps } from './FrameFields.tsx';

/** How the size is found, with the numbers that this way asks for. */
export function SizeFields({ draft, errors, change }: PartProps) {
  const needs = needsOf[draft.method];
  return (
    <fieldset className="plan-part">
      <legend>Size</legend>
      <Select
        label="How the size is found"
        options={methods}
        value={draft.method}
        onChange={(id) => {
          const method = methods.find((one) => one.id === id)?.id;
          if (method !== undefined) change({ method });
        }}
      />
      <p className="plan-hint">{methods.find(({ id }) => id === draft.method)?.says}</p>
      <div className="plan-three">
        <Field
          label="Confidence, %"
          value={draft.confidence}
          error={errors.confidence}
          onChange={(confidence) => change({ confidence })}
        />
        {needs.map((field) => (
          <Field
            key={field}
            label={labels[field]}
            value={draft[field]}
            error={errors[field]}
            onChange={(value) => change({ [field]: value })}
          />
        ))}
      </div>
    </fieldset>
  );
}

const labels = {
  margin: 'Margin, points ±',
  expected: 'Expected rate, %',
  tolerable: 'Tolerable rate, %',
  fixed: 'Size',
} as const;

const methods = [
  {
    id: 'discovery',
    label: 'No bad one expected',
    says: 'The smallest sample that would hold at least one bad item if too many were bad. A single one found means that it could not be shown.',
  },
  {
    id: 'tolerable',
    label: 'Few bad ones expected',
    says: 'The smallest sample that still shows a tolerable rate when a few are bad, as expected.',
  },
  {
    id: 'estimate',
    label: 'Estimate a rate',
    says: 'As many as it takes to know the rate to within a margin. 50 % expected is on the safe side.',
  },
  {
    id: 'fixed',
    label: 'A number of my own',
    says: 'What time allows. The sentence beside says what it can show.',
  },
] as const;
