import type { PublicReport } from '../../../contract/measures-state.ts';
import { count, grouped } from '../../words/count.ts';
import { definitionText, limitText } from './measure-words.ts';
import { percentText, publicText } from './report-words.ts';

/** The tables of the public report. */
type Measures = { readonly measures: PublicReport['measures'] };

/** What was reached of each measure. */
export function Measured({ measures }: Measures) {
  return (
    <table className="report-table">
      <thead>
        <tr>
          <th scope="col">Measure</th>
          <th scope="col" className="report-number">
            Goal
          </th>
          <th scope="col" className="report-number">
            Reached
          </th>
          <th scope="col" className="report-number">
            Cases
          </th>
          <th scope="col" className="report-number">
            Period before
          </th>
        </tr>
      </thead>
      <tbody>
        {measures.map(({ definition, department: value, before }) => (
          <tr key={definition.id}>
            <th scope="row">
              {definition.title}
              <small>{definitionText(definition)}</small>
            </th>
            <td className="report-number">
              {definition.goalPercent === null ? 'not set' : `${definition.goalPercent} %`}
            </td>
            <td className="report-number report-value">{percentText(value)}</td>
            <td className="report-number">{publicText(value)}</td>
            <td className="report-number">{before === null ? '–' : percentText(before)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** The same for each division, by their order in the measures. */
export function Divisions({ names, measures }: Measures & { readonly names: readonly string[] }) {
  return (
    <table className="report-table report-divisions">
      <thead>
        <tr>
          <th scope="col">Division</th>
          {measures.map(({ definition }) => (
            <th key={definition.id} scope="col" className="report-number">
              {definition.title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {names.map((name, at) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            {measures.map(({ definition, divisions: values }) => (
              <td key={definition.id} className="report-number">
                {percentText(values[at]?.value)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Within which time a measure counts, when it is locked, and by which version it was counted. */
export function Definitions({ measures }: Measures) {
  return (
    <table className="report-table">
      <thead>
        <tr>
          <th scope="col">Measure</th>
          <th scope="col" className="report-number">
            In time within
          </th>
          <th scope="col" className="report-number">
            Locked after
          </th>
          <th scope="col" className="report-number">
            Version
          </th>
        </tr>
      </thead>
      <tbody>
        {measures.map(({ definition }) => (
          <tr key={definition.id}>
            <th scope="row">{definition.title}</th>
            <td className="report-number">{limitText(definition) ?? '–'}</td>
            <td className="report-number">{count(definition.graceDays, 'day')}</td>
            <td className="report-number">{definition.version}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** How many for each reason. */
export function Reasons({
  head,
  rows,
}: {
  readonly head: string;
  readonly rows: readonly (readonly [label: string, number: number])[];
}) {
  return (
    <table className="report-table report-reasons">
      <thead>
        <tr>
          <th scope="col">{head}</th>
          <th scope="col" className="report-number">
            Dispatches
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map(([label, number]) => (
          <tr key={label}>
            <th scope="row">{label}</th>
            <td className="report-number">{grouped(number)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
