import { TriangleAlert } from 'lucide-react';
import type { DrawResults } from '../../../contract/results-state.ts';

/** What has to be known before relying on the numbers below. */
export function Warnings({ warnings }: Pick<DrawResults, 'warnings'>) {
  if (warnings.length === 0) return null;
  return (
    <div className="warnings" role="note" aria-label="Warnings">
      <TriangleAlert aria-hidden="true" />
      <ul>
        {warnings.map(({ kind, says }) => (
          <li key={kind}>{says}</li>
        ))}
      </ul>
    </div>
  );
}
