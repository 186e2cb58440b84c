import type { DrawResults } from '../../../contract/results-state.ts';
import { count, grouped } from '../../words/count.ts';

type Agreement = DrawResults['agreement'][number];
type Figure = Agreement['raw'];

/** How far first and second reviewers agree on each question; where a figure is not defined, why. */
export function AgreementTable({ agreement }: { readonly agreement: DrawResults['agreement'] }) {
  return (
    <table className="plain-table">
      <thead>
        <tr>
          <th scope="col">Question</th>
          <th scope="col" className="plain-number">
            Pairs
          </th>
          {figures.map(({ key, label, title }) => (
            <th key={key} scope="col" className="plain-number" title={title}>
              {label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {agreement.map((one) => {
          const reasons = [...new Set(figures.flatMap(({ key }) => one[key].says ?? []))];
          return (
            <tr key={one.questionId}>
              <th scope="row">
                {one.label}
                {reasons.length === 0 ? null : <small className="agreement-why">{reasons.join(' ')}</small>}
              </th>
              <td className="plain-number">{grouped(one.pairs)}</td>
              {figures.map(({ key }) => (
                <td key={key} className="plain-number">
                  <FigureText figure={one[key]} isShare={key === 'raw'} />
                </td>
              ))}
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

function FigureText({ figure, isShare }: { readonly figure: Figure; readonly isShare: boolean }) {
  const { value, interval, says } = figure;
  const text = (number: number) => (isShare ? `${(number * 100).toFixed(0)} %` : number.toFixed(2));
  if (value === null)
    return (
      <span className="muted" title={says ?? undefined}>
        not defined
      </span>
    );
  return (
    <>
      <b>{text(value)}</b>
      {interval === null ? null : (
        <small className="agreement-interval">
          {text(interval.low)} to {text(interval.high)}
        </small>
      )}
    </>
  );
}

const figures = [
  { key: 'raw', label: 'Agree', title: 'The share of pairs with the same answer' },
  { key: 'kappa', label: 'Kappa', title: 'Cohen’s kappa: agreement beyond what chance gives' },
  { key: 'alpha', label: 'Alpha', title: 'Krippendorff’s alpha' },
  { key: 'pabak', label: 'PABAK', title: 'Kappa adjusted for prevalence and bias' },
  { key: 'ac1', label: 'AC1', title: 'Gwet’s AC1: steady where one answer is rare' },
] as const satisfies readonly {
  readonly key: keyof Agreement;
  readonly label: string;
  readonly title: string;
}[];

/** `"12 pairs of blind reviews"`. */
export function pairsText(agreement: DrawResults['agreement']): string {
  const pairs = Math.max(0, ...agreement.map((one) => one.pairs));
  return count(pairs, 'pair of blind reviews', 'pairs of blind reviews');
}
