// biome-ignore-all lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keys
import { ArrowDown, ArrowUp } from 'lucide-react';
import { useState } from 'react';
import { Button } from 'react-aria-components/Button';
import type {
  MeasuresComparison,
  MeasuresPage,
  PeriodValue,
  UnitName,
} from '../../../contract/measures-state.ts';
import type { MeasureId } from '../../../contract/nouns/measure.ts';
import { NumberLink } from '../../samples/results/NumberLink.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { countsText, shareOf, valueText } from './measure-words.ts';

type CompareProps = {
  readonly page: MeasuresPage;
  readonly comparison: MeasuresComparison;
  readonly open: (unit: UnitName) => void;
  readonly list: (unit: UnitName, measure: MeasureId) => void;
};

type Order = { readonly by: MeasureId | 'name'; readonly isDown: boolean };

/** The parts of a unit as rows, each measure a column; sorted by any of them. */
export function CompareView({ page, comparison, open, list }: CompareProps) {
  const [order, setOrder] = useState<Order>({ by: 'name', isDown: false });
  const { measures, rows } = comparison;
  if (rows.length === 0)
    return (
      <EmptyState title="Nothing to compare">
        An officer has no parts. Choose a squad to see its officers beside one another, or a division to see
        its squads.
      </EmptyState>
    );
  const titleOf = new Map(
    page.measures.flatMap(({ definitions }) => definitions.map(({ id, title }) => [id, title] as const)),
  );
  const goalOf = new Map(
    page.measures.flatMap(({ definitions }) =>
      definitions.map(({ id, goalPercent }) => [id, goalPercent] as const),
    ),
  );
  const sortBy = (by: Order['by']) =>
    setOrder((before) => ({ by, isDown: before.by === by ? !before.isDown : false }));
  const head = (by: Order['by'], title: string) => (
    <th
      key={by}
      scope="col"
      className={by === 'name' ? '' : 'plain-number'}
      aria-sort={order.by !== by ? 'none' : order.isDown ? 'descending' : 'ascending'}
    >
      <Button className="measure-sort" onPress={() => sortBy(by)}>
        {title}
        {order.by !== by ? null : order.isDown ? (
          <ArrowDown aria-hidden="true" />
        ) : (
          <ArrowUp aria-hidden="true" />
        )}
      </Button>
    </th>
  );
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls, and keys should reach it
    <section className="measure-scroll" aria-label="Comparison" tabIndex={0}>
      <table className="plain-table measure-table measure-compare">
        <thead>
          <tr>
            {head('name', rows[0]?.unit.kind === 'officer' ? 'Officer' : 'Squad')}
            {measures.map((measure) => head(measure, titleOf.get(measure) ?? measure))}
          </tr>
        </thead>
        <tbody>
          {sorted(rows, measures, order).map(({ unit, values }) => (
            <tr key={unit.unit}>
              <th scope="row">
                <NumberLink
                  number={unit.name}
                  says={`${unit.name}: show its measures`}
                  onPress={() => open(unit)}
                />
                {unit.detail === null ? null : <span className="muted">{unit.detail}</span>}
              </th>
              {values.map((value, at) => {
                const measure = measures[at];
                if (measure === undefined) return null;
                return (
                  <td key={measure} className="plain-number">
                    <Value
                      value={value}
                      goal={goalOf.get(measure) ?? null}
                      says={`${unit.name}, ${titleOf.get(measure) ?? measure}`}
                      list={() => list(unit, measure)}
                    />
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

type ValueProps = {
  readonly value: PeriodValue;
  readonly goal: number | null;
  readonly says: string;
  readonly list: () => void;
};

/** A number that opens its list, and whether the goal was reached. */
function Value({ value: { counts }, goal, says, list }: ValueProps) {
  const share = shareOf(counts);
  if (counts.yes + counts.no === 0) return <span className="muted">–</span>;
  const isReached = share !== null && goal !== null && share * 100 >= goal;
  return (
    <>
      <NumberLink
        number={valueText(counts)}
        says={`${says}: ${valueText(counts)}${isReached ? ', goal reached' : ''}`}
        onPress={list}
      />
      {share === null ? null : <small className="muted">{countsText(counts)}</small>}
      {share === null ? null : (
        <i
          className={isReached ? 'measure-bar measure-reached' : 'measure-bar'}
          style={{ '--share': share } as React.CSSProperties}
        />
      )}
    </>
  );
}

type Rows = MeasuresComparison['rows'];

/** Those of too few cases for a share come last, whichever way. */
function sorted(rows: Rows, measures: readonly MeasureId[], { by, isDown }: Order): Rows {
  const sign = isDown ? -1 : 1;
  if (by === 'name') return isDown ? rows.toReversed() : rows;
  const at = measures.indexOf(by);
  const shareAt = ({ values }: Rows[number]): number | null => {
    const value = values[at];
    return value === undefined ? null : shareOf(value.counts);
  };
  return rows.toSorted((a, b) => {
    const [first, second] = [shareAt(a), shareAt(b)];
    if (first === null || second === null) return (first === null ? 1 : 0) - (second === null ? 1 : 0);
    return sign * (first - second);
  });
}
