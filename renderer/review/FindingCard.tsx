import { Trash2 } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { clockText } from '../../contract/time.ts';
import { useKeyOf } from '../keyboard/KeyboardProvider.tsx';
import { Button } from '../ui/Button.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import { Dot } from '../ui/Pill.tsx';
import { ExceptionField, KindField, NoteField, ReasonField } from './FindingFields.tsx';
import { asksReason } from './findingWords.ts';
import { colourOf, groupOf, isNote } from './kinds.ts';
import { findingKeys } from './reviewKeys.ts';
import { sentText } from './sentWords.ts';
import { useReview, useSession } from './session.ts';
import { useFindingKinds } from './useFindingKinds.ts';

/** The finding that was just tagged, over the picture: a few keys, and on. Playback goes on behind it. */
export function FindingCard() {
  const { review, places } = useSession();
  const kinds = useFindingKinds();
  const card = useRef<HTMLElement>(null);
  const editing = useReview((state) => state.editing);
  // Where the screen is one column that scrolls, the picture may be out of sight.
  // biome-ignore lint/correctness/useExhaustiveDependencies: another finding is the reason to look for the card
  useEffect(() => {
    card.current?.scrollIntoView({ block: 'nearest' });
  }, [editing]);
  const kept = useReview((state) =>
    state.review?.findings.find(({ finding }) => finding.id === state.editing),
  );
  const removeKey = useKeyOf(findingKeys, 'finding.remove');
  const doneKey = useKeyOf(findingKeys, 'finding.done');
  const noteKey = useKeyOf(findingKeys, 'finding.note');
  if (kept === undefined) return null;
  const { finding } = kept;
  const done = (): void => {
    review.edit(null);
    void review.flush();
    places.stage?.focus();
  };
  const noteOnly = isNote(kinds, finding.kind);
  return (
    <aside
      ref={card}
      className="finding-card"
      aria-label="Finding"
      style={{ borderLeftColor: colourOf(groupOf(kinds, finding.kind)) }}
    >
      <header>
        <Dot state={kept.sent} label={sentText(kept.sent)} />
        <span
          ref={(element) => {
            places.kind = element;
          }}
        >
          <KindField finding={finding} />
        </span>
        <span className="mono">{clockText(finding.mark.startMs)}</span>
        <span className="grow" />
        <IconButton
          label="Remove"
          keys={removeKey}
          side="top"
          icon={<Trash2 />}
          onPress={() => void review.removeFinding(finding.id)}
        />
        <Button keys={doneKey} onPress={done}>
          Done
        </Button>
      </header>
      <div className="finding-card-fields">
        {asksReason(kinds, finding.kind) ? <ReasonField finding={finding} /> : null}
        {asksReason(kinds, finding.kind) ? <ExceptionField finding={finding} /> : null}
        <NoteField key={finding.id} finding={finding} autoFocus={noteOnly} keys={noteKey} onDone={done} />
      </div>
    </aside>
  );
}
