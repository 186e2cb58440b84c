import { useCallback } from 'react';
import { go } from '../route/route-store.ts';
import { useGoOn } from '../samples/in-review/use-in-sample.ts';
import { say } from '../ui/notice-store.ts';
import { focusQuestion } from './formFocus.ts';
import { openQuestions } from './openQuestions.ts';
import { openChoice, useSession } from './session.ts';

/** Submits, and goes on to the next one owed, or the next item of the sample. When something is missing, goes to where it is missing. */
export function useSubmit(): () => Promise<void> {
  const session = useSession();
  const goOn = useGoOn();
  return useCallback(async () => {
    const { review, player } = session;
    player.pause();
    const answer = await review.submit();
    if (answer === null) return;
    if (typeof answer === 'object' && goOn !== null) {
      await goOn();
      return;
    }
    if (typeof answer === 'object') {
      const { next } = answer;
      if (next === null) {
        say('Submitted. Nothing more is due.', { tone: 'good' });
        go({ screen: 'queue' });
      } else {
        say(
          `Submitted. Next: ${[next.video.officerName, next.video.incidentNumber].filter(Boolean).join(', ')}`,
          { tone: 'good' },
        );
        go({ screen: 'review', videoId: next.video.id, dutyId: next.duty.id });
      }
      return;
    }
    const missing = openQuestions(review.store.getState().review)[0];
    if (answer === 'review-incomplete' && missing !== undefined) focusQuestion(session, missing.id);
    if (answer === 'outcome-missing' || answer === 'not-viewable') openChoice(session.places.outcome);
  }, [session, goOn]);
}
