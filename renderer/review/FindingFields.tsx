import { useEffect, useState } from 'react';
import type { Finding } from '../../contract/nouns/finding.ts';
import { lengthText, ms } from '../../contract/time.ts';
import { Field } from '../ui/Field.tsx';
import { type Segment, Segmented } from '../ui/Segmented.tsx';
import { Select } from '../ui/Select.tsx';
import { colourOf, labelOf } from './kinds.ts';
import { type CodeItem, isOpen } from './reviewState.ts';
import { typingPause } from './reviewStore.ts';
import { toStageAfterChoice, useReview, useSession } from './session.ts';
import { useChoices } from './useFindingKinds.ts';

type FieldProps = { readonly finding: Finding };

/** What it is. A code that the list no longer has stays as it is. */
export function KindField({ finding }: FieldProps) {
  const session = useSession();
  const { review } = session;
  const kinds = useChoices('finding', finding.kind);
  const open = useReview(isOpen);
  const known: readonly CodeItem[] = kinds.some(({ code }) => code === finding.kind)
    ? []
    : [{ code: finding.kind, label: finding.kind }];
  return (
    <Select
      label="Kind of finding"
      hideLabel
      className="finding-kind"
      options={[...kinds, ...known].map(({ code, label, group }) => ({
        id: code,
        label,
        swatch: colourOf(group ?? 'other'),
      }))}
      value={finding.kind}
      isDisabled={!open}
      onChange={(kind) => {
        review.changeFinding(finding.id, { kind });
        toStageAfterChoice(session);
      }}
    />
  );
}

const heard: readonly Segment<'yes' | 'no' | 'unclear'>[] = [
  { value: 'yes', label: 'Yes' },
  { value: 'no', label: 'No', isBad: true },
  { value: 'unclear', label: '?', says: 'Can’t tell' },
];

/** Was a reason spoken? Where on the video is kept with a yes. */
export function ReasonField({ finding }: FieldProps) {
  const { player } = useSession();
  const setReason = useSetReason(finding);
  const open = useReview(isOpen);
  return (
    <span className="finding-reason">
      <span>Reason heard</span>
      <Segmented
        label="Reason heard"
        segments={heard}
        value={finding.reasonHeard}
        mayBeEmpty
        isDisabled={!open}
        onChange={setReason}
      />
      {finding.reasonAtMs === null ? null : <ReasonPlace atMs={finding.reasonAtMs} onPress={player.seekTo} />}
    </span>
  );
}

function ReasonPlace({ atMs, onPress }: { readonly atMs: number; readonly onPress: (atMs: number) => void }) {
  return (
    <button type="button" className="link mono" title="Go there" onClick={() => onPress(atMs)}>
      at {lengthText(atMs)}
    </button>
  );
}

/** A reason that was heard was heard where the picture is now. */
export function useSetReason(finding: Finding | undefined): (heard: Finding['reasonHeard']) => void {
  const { review, player } = useSession();
  return (reasonHeard) => {
    if (finding === undefined) return;
    const { detail } = review.store.getState();
    const here = ms(Math.min(player.frameTime().ms, detail?.video.durationMs ?? 0));
    review.changeFinding(finding.id, { reasonHeard, reasonAtMs: reasonHeard === 'yes' ? here : null });
  };
}

export function ExceptionField({ finding }: FieldProps) {
  const session = useSession();
  const { review } = session;
  const exceptions = useChoices('exception', finding.exception);
  const open = useReview(isOpen);
  const none = { id: '', label: 'No exception' };
  const known =
    finding.exception === null || exceptions.some(({ code }) => code === finding.exception)
      ? []
      : [{ id: finding.exception, label: labelOf(exceptions, finding.exception) }];
  return (
    <Select
      label="Exception that permits it"
      hideLabel
      className="finding-exception"
      placeholder="Exception…"
      options={[none, ...exceptions.map(({ code, label }) => ({ id: code, label })), ...known]}
      value={finding.exception}
      isDisabled={!open}
      onChange={(exception) => {
        review.changeFinding(finding.id, { exception: exception === '' ? null : exception });
        toStageAfterChoice(session);
      }}
    />
  );
}

type NoteFieldProps = FieldProps & {
  readonly autoFocus?: boolean;
  readonly keys?: string | undefined;
  readonly lines?: number;
  readonly onDone?: () => void;
};

/** Free text. It is kept while it is typed; Enter and Escape end it. */
export function NoteField({ finding, autoFocus = false, keys, lines, onDone }: NoteFieldProps) {
  const { review } = useSession();
  const open = useReview(isOpen);
  const [text, setText] = useState(finding.note);
  // Another field of the same finding may be changed meanwhile; what is typed here is newer than what comes back.
  useEffect(() => () => void review.flush(), [review]);
  return (
    <Field
      label="Note"
      hideLabel
      className="finding-note"
      placeholder="Note"
      value={text}
      keys={keys}
      lines={lines}
      maxLength={20_000}
      isFocusedFirst={autoFocus}
      isDisabled={!open}
      onChange={(note) => {
        setText(note);
        review.changeFinding(finding.id, { note }, typingPause);
      }}
      onKeyDown={(event) => {
        if (
          event.key !== 'Escape' &&
          (event.key !== 'Enter' || event.shiftKey || event.ctrlKey || event.metaKey)
        )
          return;
        event.preventDefault();
        event.stopPropagation();
        onDone?.();
      }}
    />
  );
}
