import type { Conflict } from '../../contract/sync-state.ts';
import { count } from '../words/count.ts';
import { ConflictCard } from './ConflictCard.tsx';

type ConflictsProps = {
  readonly conflicts: readonly Conflict[];
  readonly current: number;
  readonly now: number;
  readonly busy: number | 'now' | null;
  readonly onSettle: (counter: number, keep: 'mine' | 'theirs') => void;
};

/** Somebody else reclassified the same video meanwhile: mine and theirs side by side, and the reviewer decides. */
export function Conflicts({ conflicts, current, now, busy, onSettle }: ConflictsProps) {
  if (conflicts.length === 0) return null;
  return (
    <section aria-labelledby="conflicts-title">
      <h2 id="conflicts-title" className="sync-title">
        {count(conflicts.length, 'conflict')} to decide
      </h2>
      <p className="muted sync-says">
        Somebody else changed the class of the same video in the meantime. Whatever you keep, both stay on
        record.
      </p>
      <ul className="conflicts">
        {conflicts.map((conflict, index) => (
          <ConflictCard
            key={conflict.counter}
            conflict={conflict}
            isCurrent={index === current}
            now={now}
            isBusy={busy === conflict.counter}
            onSettle={(keep) => onSettle(conflict.counter, keep)}
          />
        ))}
      </ul>
    </section>
  );
}
