import { useState } from 'react';
import { useStore } from 'zustand/react';
import type { CallProblem } from '../../api/call.ts';
import { Button } from '../../ui/Button.tsx';
import { say } from '../../ui/notice-store.ts';
import { ProblemNotice } from '../../ui/ProblemNotice.tsx';
import type { SampleStore } from './sample-store.ts';

/** Where an item's copy on this desk isn't as it should be: why, and a button that fetches it anew. */
export function BrokenCopy({ store, itemId }: { readonly store: SampleStore; readonly itemId: string }) {
  const checkOut = useStore(store, (state) => state.checkOut);
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<CallProblem | null>(null);
  const says = checkOut?.broken.filter((one) => one.itemId === itemId).map((one) => one.says) ?? [];
  if (says.length === 0) return null;
  const again = async () => {
    setBusy(true);
    const outcome = await store.fetchAgain(itemId);
    setBusy(false);
    setProblem(outcome.ok ? null : outcome.problem);
    if (outcome.ok) say('The footage of this item is fetched anew.');
  };
  return (
    <section className="item-copy" aria-label="The copy on this desk">
      <p>{[...new Set(says)].join(' ')}</p>
      <Button isPending={isBusy} isDisabled={checkOut?.state === 'expired'} onPress={() => void again()}>
        Try again
      </Button>
      {problem === null ? null : <ProblemNotice problem={problem} />}
    </section>
  );
}
