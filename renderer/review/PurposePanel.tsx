import { useState } from 'react';
import type { WatchReason } from '../../contract/nouns/review.ts';
import { Button } from '../ui/Button.tsx';
import { useSession } from './session.ts';
import { WhyDialog } from './WhyDialog.tsx';

/** Nobody asked for this review: the reason is asked before anything is played. Without one the record can still be read. */
export function PurposePanel() {
  const { review, places } = useSession();
  const [isAsking, setAsking] = useState(true);
  const choose = (reason: WatchReason): void => {
    setAsking(false);
    places.stage?.focus();
    void review.openFor(reason);
  };
  return (
    <section className="stage-message" aria-label="Not played">
      <strong>This recording isn’t on your list.</strong>
      <span>It is played once you have said why you watch it. The record beside it can be read without.</span>
      <Button className="purpose-say" onPress={() => setAsking(true)}>
        Say why
      </Button>
      <WhyDialog isOpen={isAsking} onChoose={choose} onClose={() => setAsking(false)} />
    </section>
  );
}
