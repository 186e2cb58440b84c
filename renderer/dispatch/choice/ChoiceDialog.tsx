import { useEffect, useState } from 'react';
import { missingApi } from '../../../contract/missing-api.ts';
import type { FoundVideo, MatchDetail } from '../../../contract/missing-state.ts';
import { lengthText } from '../../../contract/time.ts';
import { type CallProblem, call } from '../../api/call.ts';
import { useNow } from '../../desk/use-now.ts';
import { useCommands } from '../../keyboard/KeyboardProvider.tsx';
import { newId } from '../../review/ids.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { Field } from '../../ui/Field.tsx';
import { say } from '../../ui/notice-store.ts';
import { ProblemNotice } from '../../ui/ProblemNotice.tsx';
import { dateTimeText } from '../../words/when.ts';
import { apartText, whyText } from '../missing/missing-words.ts';
import { ChoicesSoFar } from './ChoicesSoFar.tsx';
import '../missing/missing.css';

type ChoiceDialogProps = { readonly dispatchId: string; readonly onClose: () => void };

/** Which recordings are a dispatch's own, said by a person above the rules, with a reason that stays beside the result. */
export function ChoiceDialog({ dispatchId, onClose }: ChoiceDialogProps) {
  const [match, setMatch] = useState<MatchDetail | null>(null);
  const [problem, setProblem] = useState<CallProblem | null>(null);
  useEffect(() => {
    const newer = new AbortController();
    const ask = async () => {
      const outcome = await call(missingApi.match, { params: { id: dispatchId } }, { signal: newer.signal });
      if (newer.signal.aborted) return;
      if (outcome.ok) setMatch(outcome.value);
      else setProblem(outcome.problem);
    };
    void ask();
    return () => newer.abort();
  }, [dispatchId]);
  if (match === null)
    return (
      <Dialog title="Recordings of this call" isOpen onClose={onClose}>
        {problem === null ? <p className="muted">Looking…</p> : <ProblemNotice problem={problem} />}
      </Dialog>
    );
  return <Choosing match={match} onClose={onClose} />;
}

function Choosing({ match, onClose }: { readonly match: MatchDetail; readonly onClose: () => void }) {
  const { dispatch, officerName, candidates, choices, standingId } = match;
  const [picked, setPicked] = useState<ReadonlySet<string>>(
    () => new Set(candidates.flatMap(({ id, why }) => (why.includes('own') ? [id] : []))),
  );
  const [reason, setReason] = useState('');
  const [problem, setProblem] = useState<CallProblem | null>(null);
  const now = useNow();
  const isByHand = choices.some(({ id, videoIds }) => id === standingId && videoIds !== null);
  const isReady = reason.trim() !== '' && match.mayChoose;
  const keep = async (videoIds: string[] | null) => {
    if (!isReady) return;
    const params = { id: dispatch.id, choiceId: newId() };
    const outcome = await call(missingApi.chooseMatch, { params, body: { videoIds, reason } });
    if (!outcome.ok) {
      setProblem(outcome.problem);
      return;
    }
    say(keptText(dispatch.eventNumber, videoIds), { tone: 'good' });
    onClose();
  };
  const toggle = (id: string) => {
    const next = new Set(picked);
    if (!next.delete(id)) next.add(id);
    setPicked(next);
  };
  return (
    <Dialog
      title={`Recordings of ${dispatch.eventNumber}`}
      size="large"
      isOpen
      onClose={onClose}
      footer={
        <>
          {isByHand ? (
            <Button isDisabled={!isReady} onPress={() => void keep(null)}>
              Let the rules decide again
            </Button>
          ) : null}
          <Button onPress={onClose} keys="Escape">
            Leave as it is
          </Button>
          <Button
            tone="primary"
            keys="Mod+Enter"
            isDisabled={!isReady}
            onPress={() => void keep([...picked])}
          >
            {picked.size === 0 ? 'None of these is it' : picked.size === 1 ? 'This is it' : 'These are it'}
          </Button>
        </>
      }
    >
      <KeepKey keep={() => void keep([...picked])} />
      <div className="missing-ask">
        <p className="muted">
          {dispatch.callType}, {officerName ?? 'unknown officer'}. What you choose here stands above the
          rules; it is shown with your name and your reason wherever the result is.
        </p>
        <ChoicesSoFar match={match} now={now} />
        <fieldset className="missing-pick">
          <legend className="field-label">The recordings of this call</legend>
          {candidates.length === 0 ? (
            <p className="muted">
              This desk has no recording near it, with its number, or by others on scene.
            </p>
          ) : null}
          {candidates.map((video, index) => (
            <label key={video.id}>
              <input
                type="checkbox"
                checked={picked.has(video.id)}
                // oxlint-disable-next-line jsx-a11y/no-autofocus -- where the choice begins
                autoFocus={index === 0}
                onChange={() => toggle(video.id)}
              />
              <span>
                {video.officerName ?? 'Unknown officer'}, {dateTimeText(video.recordedAt, video.zone, now)}{' '}
                <span className="muted">{candidateText(video)}</span>
              </span>
            </label>
          ))}
        </fieldset>
        <Field
          label="Reason"
          lines={2}
          value={reason}
          maxLength={20_000}
          isRequired
          isFocusedFirst={candidates.length === 0}
          onChange={setReason}
        />
        {problem === null ? null : <ProblemNotice problem={problem} />}
      </div>
    </Dialog>
  );
}

const keepKeys = { 'choice.keep': { says: 'Keep the choice', keys: ['Mod+Enter'], isFixed: true } } as const;

/** Below the dialog's own silence, so that its key is heard. */
function KeepKey({ keep }: { readonly keep: () => void }) {
  useCommands('Dialog', keepKeys, { 'choice.keep': keep }, { modal: true });
  return null;
}

function candidateText(video: FoundVideo): string {
  return [
    lengthText(video.durationMs),
    video.incidentNumber ?? video.title,
    whyText(video.why),
    apartText(video.startsAfterMs),
  ].join(', ');
}

function keptText(eventNumber: string, videoIds: readonly string[] | null): string {
  if (videoIds === null) return `The rules decide again which recordings are of ${eventNumber}.`;
  if (videoIds.length === 0) return `${eventNumber} has none of these recordings now.`;
  return `${videoIds.length === 1 ? 'One recording' : `${videoIds.length} recordings`} chosen for ${eventNumber}.`;
}
