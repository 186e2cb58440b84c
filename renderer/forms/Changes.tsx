import { CircleAlert, CircleMinus, CirclePlus, Pencil } from 'lucide-react';
import type { Fault } from '../../contract/configuration-rules.ts';
import type { Difference } from './changes.ts';

type ChangesProps = {
  readonly differences: readonly Difference[];
  readonly faults?: readonly Fault[];
};

/** What the next version says that the one in force doesn't, and what keeps it from being published. */
export function Changes({ differences, faults = [] }: ChangesProps) {
  return (
    <div className="edit-changes">
      {faults.length === 0 ? null : (
        <>
          <h2>To mend before it can be published</h2>
          <ul className="edit-list" aria-label="To mend">
            {faults.map(({ path, says }) => (
              <li key={`${path} ${says}`} className="edit-fault">
                <CircleAlert aria-hidden="true" />
                {says}
              </li>
            ))}
          </ul>
          <h2>What changes</h2>
        </>
      )}
      <Differences differences={differences} />
    </div>
  );
}

const signs = { added: CirclePlus, gone: CircleMinus, changed: Pencil } as const;

export function Differences({ differences }: { readonly differences: readonly Difference[] }) {
  if (differences.length === 0)
    return <p className="muted">Nothing: it says the same as the version before.</p>;
  return (
    <ul className="edit-list" aria-label="What changes">
      {differences.map(({ what, says }) => {
        const Sign = signs[what];
        return (
          <li key={says} className={`edit-${what}`}>
            <Sign aria-hidden="true" />
            {says}
          </li>
        );
      })}
    </ul>
  );
}
