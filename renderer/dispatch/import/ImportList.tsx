import { useStore } from 'zustand/react';
import { useNow } from '../../desk/use-now.ts';
import { Button } from '../../ui/Button.tsx';
import { clockTimeText } from '../../words/when.ts';
import type { ImportStore } from './import-store.ts';
import { stateText, sumText, takenText } from './import-words.ts';
import { saveSaid } from './said.ts';

/** Files that were read here, and how far each is on its way. */
export function ImportList({ store, but }: { readonly store: ImportStore; readonly but: string | null }) {
  const { imports, progress } = useStore(store);
  const now = useNow();
  const listed = (imports ?? []).filter(
    ({ id, state }) => id !== but && (progress === null || state !== 'reading'),
  );
  if (listed.length === 0) return null;
  return (
    <section className="import-list" aria-label="Files brought in here">
      <h2>Files brought in here</h2>
      <ul>
        {listed.map((state) => (
          <li key={state.id}>
            <div>
              <b>{state.file.name}</b> <span className="muted">{clockTimeText(state.begunAt, now)}</span>
              <p>
                {stateText(state)}
                {state.sent > 0 && state.state !== 'read' ? `: ${takenText(state)}` : ''}
              </p>
              <p className="muted">{sumText(state.counts)}</p>
              {state.says === null ? null : <p className="import-doubt">{state.says}</p>}
            </div>
            {state.state === 'sending' ? (
              <progress
                className="import-progress"
                aria-label={`${state.file.name} on its way`}
                max={state.batches}
                value={state.sent}
              />
            ) : null}
            {state.counts.refused + state.taken.refused + state.counts.noted > 0 ? (
              <Button tone="quiet" onPress={() => void saveSaid(state)}>
                Save refused rows
              </Button>
            ) : null}
            <Button tone="quiet" onPress={() => void store.drop(state.id)}>
              {state.state === 'sending' ? 'Stop' : 'Remove from this list'}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
