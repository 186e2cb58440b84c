import type { ReactNode } from 'react';
import type { CensusSummary, CensusWhat } from '../../../contract/census-state.ts';
import { Chip } from '../../ui/Chip.tsx';
import { grouped } from '../../words/count.ts';
import { type Asked, scopeFor } from './census-filter.ts';
import { whatWords } from './census-words.ts';

type CensusNumbersProps = {
  readonly summary: CensusSummary;
  readonly asked: Asked;
  readonly change: (part: Partial<Asked>) => void;
};

/** How many there are and what became of each; the parts add up to the whole. Each number is the way to its list. */
export function CensusNumbers({ summary, asked, change }: CensusNumbersProps) {
  return asked.view === 'recordings' ? (
    <RecordingNumbers recordings={summary.recordings} asked={asked} change={change} />
  ) : (
    <CallNumbers calls={summary.calls} asked={asked} change={change} />
  );
}

function CallNumbers({
  calls,
  asked,
  change,
}: Omit<CensusNumbersProps, 'summary'> & { readonly calls: CensusSummary['calls'] }) {
  const number = (what: CensusWhat, count: number) => (
    <Chip
      key={what}
      isOn={asked.what === what}
      onChange={(isOn) => change({ what: isOn ? what : null })}
      count={count}
    >
      {whatWords[what]}
    </Chip>
  );
  return (
    <section className="census-numbers" aria-label="Dispatches in numbers">
      <Whole count={calls.all} of={wholeText('dispatches', asked)} />
      <Part sign="=">{number('matched', calls.matched)}</Part>
      <Part sign="+">{number('unmatched', calls.unmatched)}</Part>
      <Part sign="+">{number('refused', calls.refused)}</Part>
      <span className="census-of">
        <span className="muted">Of those with one:</span>
        {number('full', calls.coverage.full)}
        {number('late-start', calls.coverage['late-start'])}
        {number('early-stop', calls.coverage['early-stop'])}
        {number('late-and-early', calls.coverage['late-and-early'])}
        {number('partial', calls.coverage.partial)}
      </span>
      <span className="census-of">
        <span className="muted">Of those without:</span>
        {number('missing', calls.missing)}
        {number('not-expected', calls.cancelled + calls.notEquipped)}
      </span>
      {calls.refused === 0 ? null : <RefusedCalls calls={calls} />}
    </section>
  );
}

function RefusedCalls({ calls }: { readonly calls: CensusSummary['calls'] }) {
  return (
    <span className="muted">
      Refused:{' '}
      {parts([
        [calls.noOfficer, 'no officer'],
        [calls.noTime, 'no usable time'],
        [calls.repeated, 'there already'],
      ])}
    </span>
  );
}

function RecordingNumbers({
  recordings,
  asked,
  change,
}: Omit<CensusNumbersProps, 'summary'> & { readonly recordings: CensusSummary['recordings'] }) {
  const number = (state: NonNullable<Asked['recording']>, label: string, count: number) => (
    <Chip
      isOn={asked.recording === state}
      onChange={(isOn) => change({ recording: isOn ? state : null })}
      count={count}
    >
      {label}
    </Chip>
  );
  const { outside, noOfficer, empty } = recordings;
  return (
    <section className="census-numbers" aria-label="Recordings in numbers">
      <Whole count={recordings.all} of={wholeText('recordings', asked)} />
      <Part sign="=">{number('matched', 'With a dispatch', recordings.matched)}</Part>
      <Part sign="+">{number('unmatched', 'Without a dispatch', recordings.unmatched)}</Part>
      <Part sign="+">{number('refused', 'Refused', recordings.refused)}</Part>
      {outside === 0 ? null : (
        <span className="muted">
          {grouped(outside)} of those without one are from days of which no dispatch is on file.
        </span>
      )}
      {noOfficer + empty === 0 ? null : (
        <span className="muted">
          Refused:{' '}
          {parts([
            [noOfficer, 'no officer'],
            [empty, 'without length'],
          ])}
        </span>
      )}
    </section>
  );
}

function Whole({ count, of }: { readonly count: number; readonly of: string }) {
  return (
    <output className="census-whole">
      {grouped(count)} <span className="muted">{of}</span>
    </output>
  );
}

function Part({ sign, children }: { readonly sign: '=' | '+'; readonly children: ReactNode }) {
  return (
    <span className="census-part">
      <span className="muted">{sign}</span>
      {children}
    </span>
  );
}

function wholeText(what: string, asked: Asked): string {
  return Object.keys(scopeFor(asked)).length === 0 ? what : `${what} in this selection`;
}

function parts(all: readonly (readonly [number, string])[]): string {
  return all
    .filter(([count]) => count > 0)
    .map(([count, what]) => `${grouped(count)} ${what}`)
    .join(', ');
}
