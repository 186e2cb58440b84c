import { useCallback, useEffect, useState } from 'react';
import { useStore } from 'zustand/react';
import type { CheckOut } from '../../../contract/sample-state.ts';
import type { CallProblem } from '../../api/call.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { ProblemNotice } from '../../ui/ProblemNotice.tsx';
import { count } from '../../words/count.ts';
import { exactText, hereZone } from '../../words/when.ts';
import { Bar } from '../Bar.tsx';
import { bytesText, checkOutText } from './check-out-words.ts';
import type { SampleStore } from './sample-store.ts';

/** The footage of the sample on this desk, to be watched without the network: what it needs, how far it is, and its end. */
export function TakeAlong({ store, onClose }: { readonly store: SampleStore; readonly onClose: () => void }) {
  const checkOut = useStore(store, (state) => state.checkOut);
  const [problem, setProblem] = useState<CallProblem | null>(null);
  const [isBusy, setBusy] = useState(false);
  const act = useCallback(
    async (what: 'look' | 'take' | 'bring') => {
      if (what !== 'look') setBusy(true);
      const outcome = await store.takeAlong(what);
      if (what !== 'look') setBusy(false);
      setProblem(outcome.ok ? null : outcome.problem);
    },
    [store],
  );
  useEffect(() => {
    void act('look');
    const timer = setInterval(() => void act('look'), 1500);
    return () => clearInterval(timer);
  }, [act]);
  const isOnDesk = checkOut !== null && ['running', 'paused', 'ready', 'expired'].includes(checkOut.state);
  const lacksRoom = checkOut?.freeBytes != null && checkOut.bytes - checkOut.doneBytes > checkOut.freeBytes;
  return (
    <Dialog
      title="Take the footage along"
      isOpen
      onClose={onClose}
      footer={
        <>
          {isOnDesk ? (
            <Button tone="danger" isPending={isBusy} onPress={() => void act('bring')}>
              Destroy the footage here
            </Button>
          ) : null}
          <Button onPress={onClose}>Close</Button>
          {checkOut !== null && (checkOut.state === 'none' || checkOut.state === 'paused') ? (
            <Button
              tone="primary"
              isPending={isBusy}
              isDisabled={lacksRoom || checkOut.clips === 0}
              onPress={() => void act('take')}
            >
              {checkOut.state === 'paused' ? 'Go on' : `Take ${bytesText(checkOut.bytes)} along`}
            </Button>
          ) : null}
        </>
      }
    >
      <div className="settle">
        {problem === null ? null : <ProblemNotice problem={problem} />}
        {checkOut === null ? null : <Standing checkOut={checkOut} lacksRoom={lacksRoom} />}
      </div>
    </Dialog>
  );
}

function Standing({ checkOut, lacksRoom }: { readonly checkOut: CheckOut; readonly lacksRoom: boolean }) {
  const { bytes, doneBytes, refused, broken, freeBytes, leaseEndsAt, says, state } = checkOut;
  return (
    <>
      <p>{checkOutText(checkOut)}</p>
      {state === 'running' || state === 'paused' ? (
        <>
          <Bar done={doneBytes} of={bytes} />
          <p className="muted" role="status">
            {bytesText(doneBytes)} of {bytesText(bytes)}, {checkOut.doneClips} of{' '}
            {count(checkOut.clips, 'clip')}
          </p>
        </>
      ) : null}
      {freeBytes === null ? null : (
        <p className={lacksRoom ? 'field-error' : 'muted'}>
          {bytesText(freeBytes)} are free on this disk{lacksRoom ? ', which is not enough.' : '.'}
        </p>
      )}
      {leaseEndsAt === null ? null : (
        <p className="muted">May be watched here until {exactText(leaseEndsAt, hereZone())}.</p>
      )}
      {says === null ? null : <p>{says}</p>}
      {broken.length === 0 ? null : (
        <>
          <p>
            {count(broken.length, 'item has a copy', 'items have a copy')} here that is not as it should be.
            “Try again” beside the item fetches it anew.
          </p>
          <ul className="refused">
            {broken.map(({ itemId, says: why }) => (
              <li key={itemId}>
                {itemId}: <span className="muted">{why}</span>
              </li>
            ))}
          </ul>
        </>
      )}
      {refused.length === 0 ? null : (
        <details>
          <summary>{count(refused.length, 'item')} can’t be taken along</summary>
          <ul className="refused">
            {refused.map(({ itemId, says: why }) => (
              <li key={itemId}>
                {itemId}: <span className="muted">{why}</span>
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}
