import { useState } from 'react';
import { deletedAt } from '../../contract/nouns/classification.ts';
import { useDesk } from '../desk/DeskProvider.tsx';
import { useKeyOf } from '../keyboard/KeyboardProvider.tsx';
import { Button } from '../ui/Button.tsx';
import { Field } from '../ui/Field.tsx';
import { Dot } from '../ui/Pill.tsx';
import { Select } from '../ui/Select.tsx';
import { daysAwayText } from '../words/when.ts';
import { citationOf } from './facts.ts';
import { labelOf } from './kinds.ts';
import { RetentionText } from './RetentionText.tsx';
import { retentionChange } from './retention.ts';
import { reviewKeys } from './reviewKeys.ts';
import { isOpen } from './reviewState.ts';
import { sentText } from './sentWords.ts';
import { useReview, useSession } from './session.ts';

/** The class of the video, what it means for its deletion, and the request for another one. */
export function ClassificationCard() {
  const { places } = useSession();
  const detail = useReview((state) => state.detail);
  const asked = useReview((state) => state.review?.reclassification ?? null);
  const open = useReview(isOpen);
  const [to, setTo] = useState<string | null>(null);
  const now = useDesk((desk) => desk.now);
  const classificationKey = useKeyOf(reviewKeys, 'panel.classification');
  if (detail === null) return <section className="card card-waiting-small" aria-hidden="true" />;
  const { video, classifications } = detail;
  const labels =
    video.classes.map(({ code }) => labelOf(classifications, code)).join(', ') || 'Not classified';
  const chosen = to ?? asked?.reclassification.to ?? null;
  const table = new Map(classifications.map((one) => [one.code, one]));
  const before = video.deletedAt;
  const after = chosen === null ? null : deletedAt(video, [chosen], table);
  const citation = citationOf(detail);
  return (
    <section
      className="card classification"
      aria-label="Classification"
      ref={(element) => {
        places.classification = element;
      }}
    >
      <h2>Classification</h2>
      <div className="classification-body">
        <div className="classification-row">
          <span className="class-chip" title={sourceText(video.classes)}>
            {labels}
          </span>
          <span aria-hidden="true">→</span>
          <span className="classification-select">
            <Select
              label="New classification"
              hideLabel
              placeholder="stays"
              keys={chosen === null ? classificationKey : undefined}
              options={classifications.map(({ code, label, retentionDays }) => ({
                id: code,
                label,
                detail: retentionDays === null ? 'no end' : `${retentionDays} d`,
              }))}
              value={chosen}
              isDisabled={!open}
              isOn={chosen !== null}
              onChange={setTo}
            />
          </span>
        </div>
        {citation === null ? null : <small>Citation {citation} was issued on this call.</small>}
        <RetentionText
          change={retentionChange({
            video,
            codes: video.classes.map(({ code }) => code),
            table,
            before,
            after,
            to: chosen,
          })}
          zone={video.zone}
          now={now}
        />
        {to !== null && to !== asked?.reclassification.to ? (
          <ReasonForm key={to} to={to} onDone={() => setTo(null)} suggested={citation} />
        ) : null}
        {asked === null || (to !== null && to !== asked.reclassification.to) ? null : (
          <small className="classification-asked">
            <Dot state={asked.sent} label={sentText(asked.sent)} /> Asked for{' '}
            {daysAwayText(asked.reclassification.requestedAt, now)}: “{asked.reclassification.reason}”
            {asked.reclassification.reference === null ? '' : `, ${asked.reclassification.reference}`}
          </small>
        )}
      </div>
    </section>
  );
}

function sourceText(classes: readonly { readonly source: string; readonly setBy: string | null }[]): string {
  return classes
    .map(({ source, setBy }) => (source === 'default' ? 'set by default' : `set by ${setBy ?? source}`))
    .join(', ');
}

type ReasonFormProps = {
  readonly to: string;
  readonly suggested: string | null;
  readonly onDone: () => void;
};

function bringIntoView(form: HTMLFormElement | null): void {
  form?.scrollIntoView({ block: 'nearest' });
}

/** Why, and what supports it. Nothing is asked for before the button is pressed. */
function ReasonForm({ to, suggested, onDone }: ReasonFormProps) {
  const { review, places } = useSession();
  const [reason, setReason] = useState('');
  const [reference, setReference] = useState(suggested === null ? '' : `Citation ${suggested}`);
  const [pending, setPending] = useState(false);
  const ask = async (): Promise<void> => {
    setPending(true);
    const kept = await review.reclassify(to, reason.trim(), reference);
    setPending(false);
    if (!kept) return;
    onDone();
    places.stage?.focus();
  };
  return (
    <form
      className="classification-form"
      ref={bringIntoView}
      onSubmit={(event) => {
        event.preventDefault();
        if (reason.trim() !== '' && !pending) void ask();
      }}
    >
      <Field
        label="Reason"
        value={reason}
        onChange={setReason}
        isFocusedFirst
        maxLength={20_000}
        placeholder="What shows that it belongs there"
        isRequired
      />
      <Field
        label="Supporting reference"
        value={reference}
        onChange={setReference}
        maxLength={300}
        placeholder="Citation, report or case number"
      />
      <span className="review-row">
        <Button type="submit" tone="primary" isDisabled={reason.trim() === ''} isPending={pending}>
          Ask for the change
        </Button>
        <Button tone="quiet" onPress={onDone}>
          Leave it
        </Button>
      </span>
    </form>
  );
}
