import type { MeasuresPage, PeriodValue } from '../../../contract/measures-state.ts';
import type { MeasureDefinition, MeasureId, MeasurePeriod } from '../../../contract/nouns/measure.ts';
import { NumberLink } from '../../samples/results/NumberLink.tsx';
import { grouped } from '../../words/count.ts';
import { MeasureChart } from './MeasureChart.tsx';
import { changeText, countsText, definitionText, shareOf, shortPeriod, valueText } from './measure-words.ts';

type ChartsProps = {
  readonly page: MeasuresPage;
  readonly list: (measure: MeasureId, period: string) => void;
};

/** Each measure in a picture of its own, with the last closed period in large and the running one beside it. */
export function ChartsView({ page, list }: ChartsProps) {
  const { periods, measures } = page;
  return (
    <section className="measure-charts" aria-label="Measures">
      {measures.map((series) => {
        const definition = series.definitions.at(-1);
        if (definition === undefined) return null;
        const goal = definition.goalPercent === null ? null : definition.goalPercent / 100;
        return (
          <article key={definition.id} className="measure" aria-label={definition.title}>
            <header>
              <h2 title={definitionText(definition)}>{definition.title}</h2>
              {goal === null ? null : <span className="muted">goal {definition.goalPercent} %</span>}
            </header>
            <Newest
              definition={definition}
              values={series.values}
              periods={periods}
              list={(period) => list(definition.id, period)}
            />
            <MeasureChart
              title={definition.title}
              series={series}
              periods={periods}
              goal={goal}
              onPeriod={(period) => list(definition.id, period)}
            />
          </article>
        );
      })}
    </section>
  );
}

type NewestProps = {
  readonly definition: MeasureDefinition;
  readonly values: readonly PeriodValue[];
  readonly periods: readonly MeasurePeriod[];
  readonly list: (period: string) => void;
};

/** The last period that is over, in large; and how the running one stands. */
function Newest({ definition, values, periods, list }: NewestProps) {
  const [last, running] = values.length === 1 ? [undefined, values[0]] : [values.at(-2), values.at(-1)];
  const shown = last ?? running;
  if (shown === undefined || running === undefined) return null;
  const period = periods.find(({ key }) => key === shown.periodKey);
  const before = last === undefined ? undefined : values.at(-3);
  const isSameMeaning = before?.definitionVersion === shown.definitionVersion;
  const change = before === undefined || !isSameMeaning ? null : changeText(shown.counts, before.counts);
  return (
    <div className="measure-newest">
      <ValueLink
        value={shown}
        says={`${definition.title}, ${period?.name ?? ''}: ${valueText(shown.counts)}, ${countsText(shown.counts)}. Show what lies behind it`}
        list={list}
      />
      <dl>
        <div>
          <dt>{period?.name}</dt>
          <dd>
            {shareOf(shown.counts) === null ? null : <span>{countsText(shown.counts)}</span>}
            {change === null ? null : <span className={toneOf(change)}>{change}</span>}
            {shown.state === 'closed' && shown.counts.yes + shown.counts.no > 0 ? (
              <span>not locked yet</span>
            ) : null}
          </dd>
        </div>
        {last === undefined ? null : (
          <div>
            <dt>{running.periodKey === shown.periodKey ? '' : `${shortPeriodOf(periods)} so far`}</dt>
            <dd>
              <ValueLink
                value={running}
                says={`${definition.title}, so far: ${valueText(running.counts)}. Show what lies behind it`}
                list={list}
              />
              {running.counts.unknown === 0 ? null : (
                <span>{grouped(running.counts.unknown)} not known yet</span>
              )}
            </dd>
          </div>
        )}
      </dl>
    </div>
  );
}

/** A value that opens its list; of nothing there is no list. */
function ValueLink({
  value: { counts, periodKey },
  says,
  list,
}: {
  readonly value: PeriodValue;
  readonly says: string;
  readonly list: (period: string) => void;
}) {
  if (counts.yes + counts.no === 0) return <span className="measure-none">–</span>;
  return <NumberLink number={valueText(counts)} says={says} onPress={() => list(periodKey)} />;
}

function shortPeriodOf(periods: readonly MeasurePeriod[]): string {
  const last = periods.at(-1);
  return last === undefined ? '' : shortPeriod(last);
}

function toneOf(change: string): string {
  if (change.startsWith('+')) return 'measure-better';
  return change.startsWith('−') ? 'measure-worse' : '';
}
