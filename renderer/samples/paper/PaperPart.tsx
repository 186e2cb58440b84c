// biome-ignore-all lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keys
import { useEffect, useState } from 'react';
import { useStore } from 'zustand/react';
import type { DrawDetail } from '../../../contract/sample-state.ts';
import { useCatalogue } from '../../desk/catalogue.ts';
import { useKeptStore } from '../../desk/KeptStores.tsx';
import { useChanges } from '../../desk/use-changes.ts';
import { CommandButton } from '../../keyboard/CommandButton.tsx';
import { useCommands } from '../../keyboard/KeyboardProvider.tsx';
import { ScreenProblem } from '../../shell/ScreenProblem.tsx';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { say } from '../../ui/notice-store.ts';
import { count } from '../../words/count.ts';
import { saveTables } from '../export/save-tables.ts';
import { tablesOf } from '../export/tables.ts';
import type { SampleStore } from '../items/sample-store.ts';
import { settledOf, workRows } from '../items/work-rows.ts';
import { paperKeys } from '../sample-keys.ts';
import { type Download, download } from './downloads.ts';
import { Paper } from './Paper.tsx';
import { createPaperStore } from './paper-store.ts';
import './paper.css';
import './print.css';

const makeStore = () => createPaperStore();

/** The paper that closes the audit: to be read, printed, signed, and taken away with what repeats the draw. */
export function PaperPart({
  store: sample,
  draw,
}: {
  readonly store: SampleStore;
  readonly draw: DrawDetail;
}) {
  const store = useKeptStore(makeStore);
  const { paper, body, problem, isSigning } = useStore(store);
  const changes = useChanges();
  const catalogue = useCatalogue();
  // biome-ignore lint/correctness/useExhaustiveDependencies: each change may have brought the paper
  useEffect(() => {
    store.open(draw.id);
  }, [store, draw.id, changes]);
  const [isAsking, setAsking] = useState(false);
  const { settled, all } = settledOf(workRows(draw.rows));
  const left = all - settled;
  const maySign = draw.mine && draw.state === 'working' && paper === null;
  const ask = () => {
    if (!maySign) return;
    if (left > 0)
      say(`${count(left, 'item is', 'items are')} still to do; the paper is signed when none is.`, {
        tone: 'problem',
      });
    else setAsking(true);
  };
  const print = () => window.print();
  useCommands('Work paper', paperKeys, { 'paper.print': print, 'paper.sign': ask });
  const sign = async () => {
    setAsking(false);
    if (await store.sign()) {
      say('The work paper is signed, and the audit is closed.', { tone: 'good' });
      void sample.load();
    }
  };
  return (
    <div className="paper-part">
      <search className="paper-tools" aria-label="Work paper">
        {downloads.map(({ what, label }) => (
          <Button key={what} tone="quiet" onPress={() => void download(what, draw)}>
            {label}
          </Button>
        ))}
        {tables.map(({ as, label }) => (
          <Button
            key={as}
            tone="quiet"
            isDisabled={body === null}
            onPress={() => void (body && saveTables(as, tablesOf(body, paper, catalogue), draw.plan.name))}
          >
            {label}
          </Button>
        ))}
        <span className="grow" />
        <CommandButton map={paperKeys} command="paper.print" run={print}>
          Print
        </CommandButton>
        {maySign ? (
          <CommandButton
            map={paperKeys}
            command="paper.sign"
            tone="primary"
            isPending={isSigning}
            isDisabled={left > 0}
            run={ask}
          >
            Sign
          </CommandButton>
        ) : null}
      </search>
      <ScreenProblem problem={problem} retry={() => store.open(draw.id)} />
      {maySign && left > 0 ? (
        <p className="muted">
          {count(left, 'item is', 'items are')} still to do. The paper is signed when none is.
        </p>
      ) : null}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls, and keys should reach it */}
      <section className="paper-view" aria-label="The paper" tabIndex={0}>
        {body === null ? (
          <p className="muted">The paper is being put together.</p>
        ) : (
          <Paper body={body} paper={paper} />
        )}
      </section>
      <Dialog
        title="Sign the work paper"
        isOpen={isAsking}
        onClose={() => setAsking(false)}
        footer={
          <>
            <Button onPress={() => setAsking(false)}>Not yet</Button>
            <Button tone="primary" onPress={() => void sign()}>
              Sign and close the audit
            </Button>
          </>
        }
      >
        <div className="settle">
          <p>
            Plan, draw, items, reviews and results are signed as they stand now, with a key of this desk.
            After that nothing of this audit can change: no item, no decision, no further draw.
          </p>
          <p className="muted">The signature is kept here and sent to the central like all other work.</p>
        </div>
      </Dialog>
    </div>
  );
}

const tables = [
  { as: 'workbook', label: 'Tables, for Excel' },
  { as: 'csv', label: 'Tables, as CSV' },
] as const;

const downloads: readonly { readonly what: Download; readonly label: string }[] = [
  { what: 'record', label: 'Record' },
  { what: 'frame', label: 'Frame' },
  { what: 'page', label: 'Verifier, as a page' },
  { what: 'program', label: 'Verifier, for Node' },
];
