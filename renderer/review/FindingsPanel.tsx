import { ChevronLeft, ChevronRight, Trash2 } from 'lucide-react';
import type { Finding } from '../../contract/nouns/finding.ts';
import { clockText } from '../../contract/time.ts';
import { useKeyOf } from '../keyboard/KeyboardProvider.tsx';
import { Button } from '../ui/Button.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import { Kbd } from '../ui/Kbd.tsx';
import { Dot } from '../ui/Pill.tsx';
import { ExceptionField, KindField, NoteField, ReasonField } from './FindingFields.tsx';
import { asksReason, measured, reasonText } from './findingWords.ts';
import { colourOf, groupOf, labelOf } from './kinds.ts';
import { nudgeEdge, setEdgeHere } from './nudging.ts';
import { findingKeys, reviewKeys } from './reviewKeys.ts';
import { isOpen, type Kept } from './reviewState.ts';
import { sentText } from './sentWords.ts';
import { useReview, useSession } from './session.ts';
import { useFindingKinds } from './useFindingKinds.ts';

/** Everything found so far, in the order of the clip. The chosen one can be changed. */
export function FindingsPanel() {
  const { review } = useSession();
  const late = useKeyOf(reviewKeys, 'tag.late');
  const early = useKeyOf(reviewKeys, 'tag.early');
  const narration = useKeyOf(reviewKeys, 'tag.narration');
  const note = useKeyOf(reviewKeys, 'tag.note');
  const findings = useReview((state) => state.review?.findings ?? none);
  const selected = useReview((state) => state.selected);
  if (findings.length === 0)
    return (
      <EmptyState title="Nothing found so far">
        What you tag while watching is listed here: <Kbd keys={late} /> late start, <Kbd keys={early} /> early
        stop, <Kbd keys={narration} /> missing narration, <Kbd keys={note} /> note.
      </EmptyState>
    );
  return (
    <ol className="findings" onFocus={() => review.focusIn('findings')} onBlur={() => review.focusIn(null)}>
      {findings.map((kept) => (
        <li
          key={kept.finding.id}
          className={kept.finding.id === selected ? 'finding finding-chosen' : 'finding'}
        >
          <FindingRow kept={kept} />
          {kept.finding.id === selected ? <FindingEditor finding={kept.finding} /> : null}
        </li>
      ))}
    </ol>
  );
}

const none: readonly Kept[] = [];

function FindingRow({ kept: { finding, sent } }: { readonly kept: Kept }) {
  const { review, player } = useSession();
  const kinds = useFindingKinds();
  const detail = useReview((state) => state.detail);
  const isChosen = useReview((state) => state.selected === finding.id);
  const how = measured(finding, kinds, detail);
  const says = [
    asksReason(kinds, finding.kind) ? (reasonText(finding) ?? 'reason: not yet answered') : null,
    finding.note.trim() || null,
  ];
  return (
    <button
      type="button"
      className="finding-row"
      data-finding={finding.id}
      aria-expanded={isChosen}
      onClick={() => {
        review.select(finding.id);
        player.seekToMark(finding.mark.startMs, finding.mark.startFrame);
      }}
    >
      <i style={{ background: colourOf(groupOf(kinds, finding.kind)) }} />
      <span className="finding-says">
        <span>
          <b>{labelOf(kinds, finding.kind)}</b>
          {how === null ? '' : `, ${how}`}
        </span>
        <small>{says.filter((part) => part !== null).join('; ')}</small>
      </span>
      <span className="finding-when">
        <time>{clockText(finding.mark.startMs).replace(/^00:/, '')}</time>
        <Dot state={sent} label={sentText(sent)} />
      </span>
    </button>
  );
}

function FindingEditor({ finding }: { readonly finding: Finding }) {
  const { review } = useSession();
  const kinds = useFindingKinds();
  const open = useReview(isOpen);
  const asks = asksReason(kinds, finding.kind);
  return (
    <div className="finding-editor">
      <KindField finding={finding} />
      {asks ? <ReasonField finding={finding} /> : null}
      {asks ? <ExceptionField finding={finding} /> : null}
      <NoteField key={finding.id} finding={finding} lines={2} />
      <EdgeRow finding={finding} edge="start" />
      <EdgeRow finding={finding} edge="end" />
      <Button
        tone="danger"
        icon={<Trash2 />}
        keys={useKeyOf(findingKeys, 'finding.remove')}
        isDisabled={!open}
        onPress={() => void review.removeFinding(finding.id)}
      >
        Remove
      </Button>
    </div>
  );
}

/** Where it starts or ends: a frame back or on, or where the picture is now. */
function EdgeRow({ finding, edge }: { readonly finding: Finding; readonly edge: 'start' | 'end' }) {
  const session = useSession();
  const open = useReview(isOpen);
  const at = edge === 'start' ? finding.mark.startMs : finding.mark.endMs;
  const isStart = edge === 'start';
  const earlier = useKeyOf(findingKeys, isStart ? 'finding.nudgeBack' : 'finding.endBack');
  const later = useKeyOf(findingKeys, isStart ? 'finding.nudgeOn' : 'finding.endOn');
  const here = useKeyOf(findingKeys, isStart ? 'finding.startHere' : 'finding.endHere');
  return (
    <span className="finding-edge">
      <span>{edge === 'start' ? 'Starts' : 'Ends'}</span>
      <span className="mono">{at === null ? 'a moment' : clockText(at)}</span>
      <span className="grow" />
      {at === null ? null : (
        <>
          <IconButton
            label="A frame earlier"
            keys={earlier}
            icon={<ChevronLeft />}
            isDisabled={!open}
            onPress={() => void nudgeEdge(session, finding.id, edge, -1)}
          />
          <IconButton
            label="A frame later"
            keys={later}
            icon={<ChevronRight />}
            isDisabled={!open}
            onPress={() => void nudgeEdge(session, finding.id, edge, 1)}
          />
        </>
      )}
      <Button keys={here} isDisabled={!open} onPress={() => setEdgeHere(session, finding.id, edge)}>
        Here
      </Button>
    </span>
  );
}
