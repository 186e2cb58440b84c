import { useDesk } from '../desk/DeskProvider.tsx';
import { go } from '../route/route-store.ts';
import { Button } from '../ui/Button.tsx';
import { clockTimeText } from '../words/when.ts';
import { labelOf } from './kinds.ts';
import { useReview } from './session.ts';
import { useCodes } from './useFindingKinds.ts';

/** A submitted review can be read and no longer changed. */
export function SubmittedFoot() {
  const review = useReview((state) => state.review?.review ?? null);
  const sample = useReview((state) => state.sample);
  const now = useDesk((desk) => desk.now);
  const outcomes = useCodes('outcome');
  const reasons = useCodes('unavailable');
  if (review === null) return null;
  const result =
    review.unavailable !== null
      ? `unavailable: ${labelOf(reasons, review.unavailable)}`
      : review.outcome === null
        ? 'no outcome'
        : labelOf(outcomes, review.outcome);
  return (
    <>
      <p className="foot-submitted">
        Submitted {review.submittedAt === null ? '' : clockTimeText(review.submittedAt, now)} by{' '}
        {review.reviewerName}: <b>{result}</b>
        {review.note === '' ? null : <span>{review.note}</span>}
      </p>
      {sample === null ? (
        <Button onPress={() => go({ screen: 'queue' })}>Back to the queue</Button>
      ) : (
        <Button onPress={() => go({ screen: 'sample', drawId: sample.drawId, part: 'items' })}>
          Back to the sample
        </Button>
      )}
    </>
  );
}
