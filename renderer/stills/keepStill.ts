import type { ReviewSession } from '../review/session.ts';
import { say } from '../ui/notice-store.ts';
import { fileNameOf, stillOf } from './still.ts';

/** Saves the picture on the glass as a file, where the system's own dialog or the download folder puts it. */
export async function keepStill(
  { player, review }: Pick<ReviewSession, 'player' | 'review'>,
  reviewer: { readonly id: string; readonly name: string },
): Promise<void> {
  const { detail } = review.store.getState();
  const picture = player.glass();
  if (detail === null || picture === null) {
    say('There is no picture to keep yet.', { tone: 'problem' });
    return;
  }
  // What is on the glass now; anything that waits comes after.
  const facts = { video: detail.video, at: player.frameTime(), reviewer, takenAt: Date.now() };
  const still = await stillOf(picture, facts);
  if (still === null) {
    say('This recording gives no picture, so no still was made.', { tone: 'problem' });
    return;
  }
  const name = fileNameOf(facts);
  const link = document.createElement('a');
  link.href = URL.createObjectURL(still);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
  say(`Still of this frame: ${name}`, { tone: 'good' });
}
