// biome-ignore-all lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keys
import { useEffect, useState } from 'react';
import { useStore } from 'zustand/react';
import type { DrawDetail } from '../../../contract/sample-state.ts';
import { useDesk } from '../../desk/DeskProvider.tsx';
import { useKeptStore } from '../../desk/KeptStores.tsx';
import { useChanges } from '../../desk/use-changes.ts';
import { CommandButton } from '../../keyboard/CommandButton.tsx';
import { useCommands } from '../../keyboard/KeyboardProvider.tsx';
import { ScreenProblem } from '../../shell/ScreenProblem.tsx';
import { say } from '../../ui/notice-store.ts';
import { count } from '../../words/count.ts';
import type { SampleStore } from '../items/sample-store.ts';
import { settledOf, workRows } from '../items/work-rows.ts';
import { paperKeys } from '../sample-keys.ts';
import { AddDialog } from './AddDialog.tsx';
import { Paper } from './Paper.tsx';
import { PaperFiles } from './PaperFiles.tsx';
import { createPaperStore } from './paper-store.ts';
import { noSignOff } from './paper-words.ts';
import { SignDialog } from './SignDialog.tsx';
import './paper.css';
import './print.css';

const makeStore = () => createPaperStore();

/** The paper that closes the audit: to be read, printed, signed, signed off, and taken away with what repeats the draw. */
export function PaperPart({
  store: sample,
  draw,
}: {
  readonly store: SampleStore;
  readonly draw: DrawDetail;
}) {
  const store = useKeptStore(makeStore);
  const { paper, body, entries, problem, isSigning } = useStore(store);
  const accountId = useDesk((desk) => desk.account?.id ?? null);
  const changes = useChanges();
  // biome-ignore lint/correctness/useExhaustiveDependencies: each change may have brought the paper
  useEffect(() => {
    store.open(draw.id);
  }, [store, draw.id, changes]);
  const [asking, setAsking] = useState<'sign' | 'sign-off' | 'remark' | null>(null);
  const close = () => setAsking(null);
  const { settled, all } = settledOf(workRows(draw.rows));
  const left = all - settled;
  const maySign = draw.mine && draw.state === 'working' && paper === null;
  const whyNotOff = noSignOff(accountId, paper, draw.plan.createdById, entries);
  const ask = () => {
    if (!maySign) return;
    if (left > 0)
      say(`${count(left, 'item is', 'items are')} still to do; the paper is signed when none is.`, {
        tone: 'problem',
      });
    else setAsking('sign');
  };
  const signOff = () => {
    if (whyNotOff === null) setAsking('sign-off');
    else say(whyNotOff, { tone: 'problem' });
  };
  const remark = () => {
    if (paper !== null) setAsking('remark');
    else say('The paper is not signed yet. Remarks are for what comes later.', { tone: 'problem' });
  };
  const print = () => window.print();
  useCommands('Work paper', paperKeys, {
    'paper.print': print,
    'paper.sign': ask,
    'paper.signOff': signOff,
    'paper.remark': remark,
  });
  const sign = async () => {
    close();
    if (await store.sign()) {
      say('The work paper is signed, and the audit is closed.', { tone: 'good' });
      void sample.load();
    }
  };
  return (
    <div className="paper-part">
      <search className="paper-tools" aria-label="Work paper">
        <PaperFiles draw={draw} body={body} paper={paper} entries={entries} />
        <span className="grow" />
        <CommandButton map={paperKeys} command="paper.print" run={print}>
          Print
        </CommandButton>
        {paper === null ? null : (
          <CommandButton map={paperKeys} command="paper.remark" run={remark}>
            Remark
          </CommandButton>
        )}
        {whyNotOff === null ? (
          <CommandButton map={paperKeys} command="paper.signOff" tone="primary" run={signOff}>
            Sign off
          </CommandButton>
        ) : null}
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
          <Paper body={body} paper={paper} entries={entries} />
        )}
      </section>
      <SignDialog isOpen={asking === 'sign'} onClose={close} sign={() => void sign()} />
      {asking === 'sign-off' || asking === 'remark' ? (
        <AddDialog store={store} kind={asking} onClose={close} />
      ) : null}
    </div>
  );
}
