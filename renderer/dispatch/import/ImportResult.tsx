import { Download, Upload } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useStore } from 'zustand/react';
import type { ImportState, RowSaid } from '../../../contract/import-state.ts';
import { Button } from '../../ui/Button.tsx';
import { say } from '../../ui/notice-store.ts';
import { count, grouped } from '../../words/count.ts';
import { ClockChanges } from './ClockChanges.tsx';
import type { ImportStore } from './import-store.ts';
import { sumText } from './import-words.ts';
import { firstSaid, saveSaid } from './said.ts';

/** What became of every row of a file that was read whole; nothing has gone out yet. */
export function ImportResult({ store, state }: { readonly store: ImportStore; readonly state: ImportState }) {
  const { counts } = state;
  const { look, file } = useStore(store);
  const isHere = file !== null && look !== null;
  const [isBusy, setBusy] = useState(false);
  const bringIn = async () => {
    setBusy(true);
    const problem = await store.bringIn(state.id);
    setBusy(false);
    if (problem !== null) return say(problem.detail ?? problem.title, { tone: 'problem' });
    store.close();
    say(`${count(counts.accepted, 'row')} of ${state.file.name} go to the central.`, { tone: 'good' });
  };
  const again = () => void store.drop(state.id);
  const lost = counts.refused + counts.repeated;
  return (
    <section className="import-result" aria-label="Result of reading">
      <header>
        <div>
          <h2>{state.file.name} is read</h2>
          <p className="import-sum">{sumText(counts)}</p>
        </div>
        <span className="import-room" />
        <Button tone="quiet" onPress={again}>
          {isHere ? 'Back to the mapping' : 'Drop it'}
        </Button>
        <Button
          icon={<Download aria-hidden="true" />}
          isDisabled={lost + counts.noted === 0}
          onPress={() => void saveSaid(state)}
        >
          Save refused rows
        </Button>
        <Button
          tone="primary"
          icon={<Upload aria-hidden="true" />}
          isDisabled={counts.accepted === 0}
          isPending={isBusy}
          onPress={() => void bringIn()}
        >
          {`Bring in ${grouped(counts.accepted)}`}
        </Button>
      </header>
      {counts.twice + counts.skipped === 0 ? null : (
        <div className="import-clock">
          <p>
            {clockText(state)}
            {isHere ? ' Another choice reads the file again:' : null}
          </p>
          {isHere ? <ClockChanges store={rereading(store, state)} mapping={look.mapping} /> : null}
        </div>
      )}
      {counts.unknown === 0 ? null : (
        <p className="muted">
          {`${count(counts.unknown, 'time')} such as 1900 or 9999 left open: that is how systems write “unknown”.`}
        </p>
      )}
      <SaidTable state={state} />
    </section>
  );
}

function clockText({ counts: { twice, skipped } }: ImportState): string {
  const parts = [
    twice === 0
      ? null
      : `${count(twice, 'time')} in the autumn hour that happens twice; each note says which was taken.`,
    skipped === 0
      ? null
      : `${count(skipped, 'time')} in the spring hour that doesn’t exist; each note says what was taken.`,
  ];
  return parts.filter((part) => part !== null).join(' ');
}

/** A choice made here is made for the whole file at once. */
function rereading(store: ImportStore, state: ImportState): ImportStore {
  return {
    ...store,
    change: async (part) => {
      await store.change(part);
      await store.drop(state.id);
      await store.readWhole();
    },
  };
}

/** Rows that are put on the screen; the rest is in the file to save. */
const shown = 200;

function SaidTable({ state }: { readonly state: ImportState }) {
  const [said, setSaid] = useState<readonly RowSaid[] | null>(null);
  const { id, counts } = state;
  useEffect(() => {
    let isGone = false;
    void firstSaid(id).then((rows) => {
      if (!isGone) setSaid(rows);
    });
    return () => {
      isGone = true;
    };
  }, [id]);
  const all = counts.refused + counts.repeated + counts.noted;
  if (all === 0) return <p className="muted">Every row was read without a word to say about it.</p>;
  const order = { refused: 0, repeated: 1, noted: 2 };
  const rows = (said ?? []).toSorted((a, b) => order[a.kind] - order[b.kind]).slice(0, shown);
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reached by key */}
      <section className="import-scroll" aria-label="What is said of rows" tabIndex={0}>
        <table className="import-table import-said">
          <thead>
            <tr>
              <th scope="col">Line</th>
              <th scope="col">Row</th>
              <th scope="col">Column</th>
              <th scope="col">What stands there</th>
              <th scope="col">Why</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr
                key={`${row.line} ${row.kind}`}
                className={row.kind === 'noted' ? 'import-noted' : 'import-refused'}
              >
                <th scope="row">{grouped(row.line)}</th>
                <td>{words[row.kind]}</td>
                <td>{row.column ?? ''}</td>
                <td className="import-value">{row.value ?? ''}</td>
                <td className="import-why">{row.says}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {all > rows.length && said !== null ? (
        <p className="muted">{`${grouped(all - rows.length)} more are in the file to save.`}</p>
      ) : null}
    </>
  );
}

const words = { refused: 'refused', repeated: 'repeated', noted: 'accepted, with a note' } as const;
