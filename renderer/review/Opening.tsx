import { useDesk } from '../desk/DeskProvider.tsx';
import { go } from '../route/route-store.ts';
import { Button } from '../ui/Button.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { useReview, useSession } from './session.ts';

/** The video can't be brought up at all: what happened, and what can be done. */
export function Opening() {
  const problem = useReview((state) => state.problem);
  const videoId = useReview((state) => state.videoId);
  const duty = useReview((state) => state.duty);
  const reviewerId = useDesk((desk) => desk.account?.id ?? '');
  const { review } = useSession();
  return (
    <main className="page review-failed">
      <EmptyState
        title={problem?.code === 'not-found' ? 'This video is not on this desk.' : (problem?.title ?? '')}
        action={
          <span className="review-row">
            <Button onPress={() => go({ screen: 'queue' })}>Back to the queue</Button>
            <Button
              tone="primary"
              onPress={() => {
                if (videoId !== null) void review.open(videoId, duty?.id ?? null, reviewerId);
              }}
            >
              Try again
            </Button>
          </span>
        }
      >
        {problem?.code === 'not-found'
          ? 'It may have been deleted by its retention, or it is outside of what your account may see.'
          : [problem?.detail, problem?.todo].filter(Boolean).join(' ')}
      </EmptyState>
    </main>
  );
}
