// biome-ignore-all lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keys
import type { MeasuresPage } from '../../../contract/measures-state.ts';
import type { MeasureId } from '../../../contract/nouns/measure.ts';
import { NumberLink } from '../../samples/results/NumberLink.tsx';
import { countsText, shareOf, stateWords, valueText } from './measure-words.ts';

type TableProps = {
  readonly page: MeasuresPage;
  readonly list: (measure: MeasureId, period: string) => void;
};

/** The same as the pictures, in words and numbers: every number opens its list. */
export function TableView({ page, list }: TableProps) {
  // The newest is read first, and needs no scrolling.
  const periods = page.periods.toReversed();
  const measures = page.measures.map(({ definitions, values }) => ({
    definitions,
    values: values.toReversed(),
  }));
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls, and keys should reach it
    <section className="measure-scroll" aria-label="Measures by period" tabIndex={0}>
      <table className="plain-table measure-table">
        <thead>
          <tr>
            <th scope="col">Measure</th>
            <th scope="col" className="plain-number">
              Goal
            </th>
            {periods.map(({ key, name }, at) => (
              <th key={key} scope="col" className="plain-number">
                {name}
                <small className="muted">{stateWords[stateIn(measures, at)]}</small>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {measures.map(({ definitions, values }) => {
            const definition = definitions.at(-1);
            if (definition === undefined) return null;
            return (
              <tr key={definition.id}>
                <th scope="row">{definition.title}</th>
                <td className="plain-number">
                  {definition.goalPercent === null ? '' : `${definition.goalPercent} %`}
                </td>
                {values.map((value, at) => (
                  <td key={value.periodKey} className="plain-number">
                    {value.counts.yes + value.counts.no === 0 ? (
                      <span className="muted">–</span>
                    ) : (
                      <NumberLink
                        number={valueText(value.counts)}
                        says={`${definition.title}, ${periods[at]?.name ?? ''}: ${valueText(value.counts)}`}
                        onPress={() => list(definition.id, value.periodKey)}
                      />
                    )}
                    {shareOf(value.counts) === null ? null : (
                      <small className="muted">{countsText(value.counts)}</small>
                    )}
                    {isChanged(values, at) ? <small>definition {value.definitionVersion}</small> : null}
                  </td>
                ))}
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}

type Measures = readonly Pick<MeasuresPage['measures'][number], 'definitions' | 'values'>[];

/** A period is locked when all of it is. */
function stateIn(measures: Measures, at: number): 'locked' | 'closed' | 'open' {
  const states = measures.flatMap(({ values }) => {
    const value = values[at];
    const isAnything = value !== undefined && value.counts.yes + value.counts.no > 0;
    return isAnything ? [value.state] : [];
  });
  if (states.includes('open')) return 'open';
  return states.includes('closed') || states.length === 0 ? 'closed' : 'locked';
}

function isChanged(values: Measures[number]['values'], at: number): boolean {
  const before = values[at + 1];
  return before !== undefined && before.definitionVersion !== values[at]?.definitionVersion;
}
