import { Play } from 'lucide-react';
import type { CensusDetail } from '../../../contract/census-state.ts';
import { spanText } from '../../../contract/time.ts';
import { CommandButton } from '../../keyboard/CommandButton.tsx';
import { Button } from '../../ui/Button.tsx';
import { Pill } from '../../ui/Pill.tsx';
import { exactText, timeText } from '../../words/when.ts';
import { CallTimes } from '../CallTimes.tsx';
import { StandingChoice } from '../choice/StandingChoice.tsx';
import { KeptFromView } from '../KeptFromView.tsx';
import { CallTimeline } from './CallTimeline.tsx';
import { censusKeys } from './census-keys.ts';
import { becauseSentences, judgementText, judgementTone } from './census-words.ts';
import type { People } from './people.ts';

type CallPanelProps = {
  readonly detail: CensusDetail;
  readonly people: People;
  /** By which clocks the other judgement is. */
  readonly otherClocks: string;
  readonly watch: (videoId: string) => void;
  readonly byHand: () => void;
};

/** One dispatch: its times and recordings on one clock, and why it was judged so. */
export function CallPanel({ detail, people, otherClocks, watch, byHand }: CallPanelProps) {
  const { row, dispatch, recordings } = detail;
  const officer = people.officer(row.officerId);
  const place = people.unit(row.squadId ?? row.divisionId);
  return (
    <aside className="census-panel" aria-label="The current dispatch">
      <header>
        <h2>
          {row.callType} <span className="muted">{row.eventNumber}</span>{' '}
          {row.urgent ? <Pill tone="late">Urgent</Pill> : null}
        </h2>
        <p className="muted">
          {[
            officer?.name ?? 'no officer named',
            officer?.badge,
            place,
            row.selfInitiated ? 'self-initiated' : null,
          ]
            .filter(Boolean)
            .join(', ')}
        </p>
      </header>
      <p className="census-verdict">
        <b className={judgementTone(row)}>{verdict(row)}</b>
        {lengths(row)}
        {row.confidence === null ? null : <span className="muted"> {row.confidence} confidence</span>}
      </p>
      {row.other === null ? null : (
        <p className="census-other">
          {otherClocks}: <b className={judgementTone(row.other)}>{judgementText(row.other)}</b>
          {lengths(row.other)}
        </p>
      )}
      <CallTimeline detail={detail} />
      <CallTimes dispatch={dispatch} isWhole={false} />
      {row.because.length === 0 ? (
        <>
          <p className="muted">{withoutText(detail)}</p>
          {row.state === 'unmatched' && row.notExpected === null ? <KeptFromView /> : null}
        </>
      ) : (
        <ul className="census-why" aria-label="Why">
          {row.because.map((word) => (
            <li key={word}>{becauseSentences[word]}</li>
          ))}
        </ul>
      )}
      {row.because.includes('chosen-by-hand') ? <StandingChoice dispatchId={row.id} /> : null}
      <section className="census-clips" aria-label="Recordings">
        <h3>
          {recordings.length === 0 ? 'No recording of this officer is near this call.' : 'Recordings near it'}
        </h3>
        {recordings.map(({ id, title, device, recordedAt, endedAt, zone, isOwn, correctionMs }) => (
          <div className="census-clip" key={id}>
            <span>
              <span className={isOwn ? undefined : 'muted'}>{title}</span>{' '}
              <span className="muted">
                <time title={exactText(recordedAt, zone)}>{timeText(recordedAt, zone)}</time>,{' '}
                {spanText(endedAt - recordedAt)}
                {device === null ? '' : `, ${device}`}
                {correctionMs === 0
                  ? ''
                  : `, clock ${correctionMs > 0 ? 'behind' : 'ahead'} by ${spanText(correctionMs)}`}
              </span>
            </span>
            <Button
              tone="quiet"
              icon={<Play aria-hidden="true" />}
              onPress={() => watch(id)}
              label={`Watch ${title}`}
            >
              Watch
            </Button>
          </div>
        ))}
      </section>
      <p>
        <CommandButton map={censusKeys} command="census.hand" tone="quiet" run={byHand}>
          Choose the recordings by hand
        </CommandButton>
      </p>
    </aside>
  );
}

function lengths({
  lateMs,
  earlyMs,
  gapMs,
}: Pick<CensusDetail['row'], 'lateMs' | 'earlyMs' | 'gapMs'>): string {
  const parts = [
    lateMs > 0 ? `began ${spanText(lateMs)} after the contact did` : null,
    earlyMs > 0 ? `ended ${spanText(earlyMs)} before it did` : null,
    gapMs > 0 ? `${spanText(gapMs)} between recordings` : null,
  ].filter((part) => part !== null);
  return parts.length === 0 ? '.' : `: ${parts.join(', ')}.`;
}

function withoutText({ row, search }: CensusDetail): string {
  if (row.refusal === 'no-officer')
    return 'Without an officer’s name nobody can say whose recording to look for.';
  if (row.refusal === 'no-time')
    return 'None of its times can be used: they are missing, or from before there were such systems.';
  if (row.refusal === 'repeated')
    return 'The same event, officer and times are on file a second time; this row isn’t counted again.';
  if (search === null) return '';
  return 'No recording of this officer shares time with the call, tolerances included.';
}

function verdict(row: CensusDetail['row']): string {
  if (row.notExpected !== null) return `No recording, and none expected: ${judgementText(row)}`;
  if (row.coverage === 'full') return 'Recorded in full';
  return sentence(judgementText(row));
}

function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
