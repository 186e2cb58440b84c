import type { PlanDetail } from '../../../contract/sample-state.ts';
import { exactText, hereZone } from '../../words/when.ts';

/** Each draw of the plan, used or not: none of them goes away. */
export function EarlierDraws({
  draws,
  current,
  labelOf,
}: {
  readonly draws: PlanDetail['draws'];
  readonly current: string | null;
  readonly labelOf: (reason: string) => string;
}) {
  return (
    <section className="earlier" aria-labelledby="earlier-title">
      <h2 id="earlier-title">Draws on record</h2>
      <table className="plain-table">
        <thead>
          <tr>
            <th scope="col" className="plain-number">
              No.
            </th>
            <th scope="col">Committed</th>
            <th scope="col">Commitment</th>
            <th scope="col">Why again</th>
            <th scope="col">What became of it</th>
          </tr>
        </thead>
        <tbody>
          {draws.map((draw) => (
            <tr key={draw.drawId}>
              <td className="plain-number">{draw.attempt}</td>
              <td>{exactText(draw.committedAt, hereZone())}</td>
              <td>
                <code className="mono" title={draw.commitmentSha256}>
                  {draw.commitmentSha256.slice(0, 16)}…
                </code>
              </td>
              <td>{draw.redrawReason === null ? 'first draw' : labelOf(draw.redrawReason)}</td>
              <td>
                {draw.drawn ? 'drawn' : 'not drawn'}
                {draw.drawId === current ? ', the one in use' : draw.drawn ? ', not used' : ''}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="muted">All of them go into the record and the work paper.</p>
    </section>
  );
}
