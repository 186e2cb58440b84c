import type { Foreseen } from '../../../contract/risk-state.ts';
import { dateText } from '../../words/when.ts';
import { untilWord, whyWord } from './class-words.ts';

type ForeseenListProps = {
  readonly rows: readonly Foreseen[];
  readonly labelOf: (code: string) => string;
  readonly now: number;
};

/** What would become of each recording: those that need a second look first. */
export function ForeseenList({ rows, labelOf, now }: ForeseenListProps) {
  const sorted = rows.toSorted((a, b) => order.indexOf(a.effect) - order.indexOf(b.effect));
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: keys scroll what they can reach
    <section className="foreseen" aria-label="What becomes of each recording" tabIndex={0}>
      <table className="plain-table">
        <thead>
          <tr>
            <th scope="col">Recording</th>
            <th scope="col">Officer</th>
            <th scope="col">Recorded</th>
            <th scope="col">Class now</th>
            <th scope="col">Deleted now</th>
            <th scope="col">Deleted then</th>
            <th scope="col">What that means</th>
          </tr>
        </thead>
        <tbody>
          {sorted.map((row) => (
            <tr key={row.videoId}>
              <th scope="row">{row.title}</th>
              <td>{row.officerName ?? ''}</td>
              <td>{row.recordedAt === null ? '' : dateText(row.recordedAt, row.zone)}</td>
              <td>{row.from.map(labelOf).join(', ') || 'none'}</td>
              <td>
                {row.why === 'held'
                  ? 'on hold'
                  : row.why === 'not-here'
                    ? ''
                    : untilWord(row.deletedAtBefore, row.zone, now)}
              </td>
              <td>{row.effect === 'refused' ? '' : untilWord(row.deletedAtAfter, row.zone, now)}</td>
              <td className={`effect-${row.effect}`}>{meaning(row, now)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

const order: readonly Foreseen['effect'][] = ['refused', 'shorter', 'longer', 'same'];

function meaning({ effect, why, deletedAtAfter }: Foreseen, now: number): string {
  switch (effect) {
    case 'refused':
      return `not asked for: ${whyWord(why)}`;
    case 'shorter':
      return deletedAtAfter !== null && deletedAtAfter <= now
        ? 'deleted as soon as a second person approves'
        : 'shorter: waits for a second person';
    case 'longer':
      return 'kept longer';
    case 'same':
      return 'kept as long as now';
  }
}
