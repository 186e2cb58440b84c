import { ArrowLeft } from 'lucide-react';
import { useState } from 'react';
import type { MeasureCase, MeasureCases, Outcome } from '../../../contract/measures-state.ts';
import type { CodeList } from '../../../contract/nouns/account.ts';
import { useCatalogue } from '../../desk/catalogue.ts';
import { go } from '../../route/route-store.ts';
import { Button } from '../../ui/Button.tsx';
import { Segmented } from '../../ui/Segmented.tsx';
import { type Column, Table } from '../../ui/table/Table.tsx';
import { grouped } from '../../words/count.ts';
import { dateText, timeText } from '../../words/when.ts';
import { countsText, definitionText, outcomeWords, valueText, whyText } from './measure-words.ts';

type CasesProps = {
  readonly cases: MeasureCases;
  readonly outcome: Outcome;
  readonly zone: string;
  readonly choose: (outcome: Outcome) => void;
  readonly back: () => void;
  readonly more: () => void;
};

/** The dispatches, recordings or reviews behind a number, and in words what has changed since it was locked. */
export function CasesView({ cases, outcome, zone, choose, back, more }: CasesProps) {
  const { codeLists } = useCatalogue();
  const [current, setCurrent] = useState(0);
  const { definition, unit, period, value, today, rows, next } = cases;
  const words = outcomeWords(definition.id);
  const leftOut = Object.values(today.left).reduce((sum, number) => sum + number, 0);
  const numberOf = { yes: today.yes, no: today.no, unknown: today.unknown, left: leftOut };
  return (
    <>
      <header className="measure-case-head">
        <Button icon={<ArrowLeft />} onPress={back}>
          Back
        </Button>
        <div>
          <h2>
            {definition.title}: {unit.name}, {period.name}
          </h2>
          <p className="muted">
            {definitionText(definition)} {valueSentence(cases, zone)}
          </p>
          {value.today === null ? null : <p>{sinceText(cases)}</p>}
        </div>
      </header>
      <search className="measure-tools" aria-label="Which cases">
        <Segmented
          label="Which cases"
          value={outcome}
          onChange={(chosen) => {
            setCurrent(0);
            choose(chosen ?? outcome);
          }}
          segments={(['no', 'yes', 'unknown', 'left'] as const).map((one) => ({
            value: one,
            label: `${words[one]} ${grouped(numberOf[one])}`,
          }))}
        />
        <span className="grow" />
        {next === null ? null : (
          <>
            <span className="muted">The first {grouped(rows.length)} are shown.</span>
            <Button onPress={more}>Show 100 more</Button>
          </>
        )}
      </search>
      <Table
        label="Cases"
        columns={columnsFor(cases, zone, codeLists)}
        count={rows.length}
        rowAt={(index) => rows[index]}
        current={current}
        onCurrent={setCurrent}
        onOpen={(index) => {
          setCurrent(index);
          const row = rows[index];
          if (row !== undefined) open(row);
        }}
        topOf={`${definition.id} ${period.key} ${unit.unit} ${outcome}`}
        leastWidth="48rem"
        empty={<p className="muted">There are none in this period.</p>}
      />
    </>
  );
}

function open({ videoId, dispatchId, drawId, officerId, at }: MeasureCase): void {
  if (videoId !== null) go({ screen: 'review', videoId, dutyId: null });
  else if (dispatchId !== null) go({ screen: 'dispatch', part: 'census', query: censusOf(officerId, at) });
  else if (drawId !== null) go({ screen: 'sample', drawId, part: 'items' });
}

/** The officer's dispatches of that day. */
function censusOf(officerId: string | null, at: number): string {
  const date = new Date(at);
  const two = (part: number) => String(part).padStart(2, '0');
  const onDay = `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
  const asked = { ...(officerId === null ? {} : { officer: officerId }), from: onDay, to: onDay };
  return new URLSearchParams(asked).toString();
}

function columnsFor(
  { definition: { id } }: MeasureCases,
  zone: string,
  lists: readonly CodeList[],
): readonly Column<MeasureCase>[] {
  return [
    {
      id: 'when',
      title: 'When',
      width: '11rem',
      cell: ({ at }) => `${dateText(at, zone)} ${timeText(at, zone)}`,
    },
    {
      id: 'what',
      title: id === 'activation' || id === 'complete' ? 'Dispatch' : 'Recording',
      width: 'minmax(10rem, 1fr)',
      cell: ({ label }) => <span className="mono">{label}</span>,
    },
    { id: 'detail', title: 'What', width: 'minmax(10rem, 1.4fr)', cell: ({ detail }) => detail ?? '' },
    {
      id: 'officer',
      title: 'Officer',
      width: 'minmax(9rem, 1fr)',
      cell: ({ officer }) => officer ?? 'not named',
    },
    { id: 'why', title: 'Why', width: 'minmax(12rem, 1.4fr)', cell: ({ why }) => whyText(why, lists) },
  ];
}

function valueSentence({ value }: MeasureCases, zone: string): string {
  const { counts, state, lockedAt } = value;
  const shown = `${valueText(counts)}${counts.yes + counts.no < 10 ? '' : ` (${countsText(counts)})`}`;
  if (state === 'locked' && lockedAt !== null) return `Locked on ${dateText(lockedAt, zone)} at ${shown}.`;
  return state === 'open' ? `So far ${shown}.` : `${shown}, not locked yet: late data may still change it.`;
}

/** What came after the lock: it doesn't change the value, and the list below is of what is known today. */
function sinceText({ value: { counts }, today }: MeasureCases): string {
  return (
    `The list is of what this desk knows today: ${countsText(today)}, instead of the ${countsText(counts)} that were ` +
    'locked. Either more came in since, or some of it is kept from your account. The locked value stays as it is.'
  );
}
