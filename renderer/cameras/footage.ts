import { deskApi } from '../../contract/desk-api.ts';
import type { WatchReason } from '../../contract/nouns/review.ts';
import type { call as callDesk } from '../api/call.ts';
import { fileInWords } from '../player/fileInWords.ts';
import { askHost, isConcealed, sourceOf } from '../player/footage.ts';
import type { Camera, CameraClip } from './camerasState.ts';
import type { Follower } from './follower.ts';

type Seen = Pick<Camera, 'footage' | 'says'>;
type Needs = {
  readonly call: typeof callDesk;
  readonly clip: CameraClip;
  readonly follower: Follower;
  /** The review beside which it is shown: it says why, where both are of one incident. */
  readonly reviewId: string;
  /** Asks the reviewer, where they aren't; null: they would not say, and nothing is shown. */
  readonly askWhy: (clip: CameraClip) => Promise<WatchReason | null>;
};

/** While the screen is concealed there is no footage; it is looked for again so soon, in milliseconds. */
const concealedPauseMs = 3000;

/** Brings the footage of another camera, or says in words why it can't be seen. */
export function bringFootage({ call, clip, follower, reviewId, askWhy }: Needs, tell: (seen: Seen) => void) {
  let url = '';
  let askedAgain = false;
  let wasConcealed = false;

  async function ask(): Promise<void> {
    const params = { id: clip.id };
    let outcome = await call(deskApi.playback, { params, body: { beside: reviewId } });
    if (!outcome.ok && outcome.problem.code === 'reason-needed') {
      const reason = await askWhy(clip);
      if (reason === null) {
        tell({ footage: 'away', says: 'No reason to watch it was given.' });
        return;
      }
      outcome = await call(deskApi.playback, { params, body: { reason } });
    }
    if (!outcome.ok) {
      tell({ footage: 'away', says: outcome.problem.title });
      return;
    }
    const source = sourceOf(outcome.value);
    url = source.url;
    tell({ footage: 'playable', says: null });
    follower.load(source);
  }

  /** The browser gave up: the host may know why, a handle may be old, or it is no file that plays here. */
  async function failed(): Promise<void> {
    const answer = await askHost(url);
    if (answer === 'gone' && !askedAgain) {
      askedAgain = true;
      await ask();
    } else if (answer === 'fine' && wasConcealed) {
      wasConcealed = false;
      await ask();
    } else if (answer === 'fine' || answer === 'gone') await sayWhat();
    else if (answer !== 'damaged' && answer.state === 'away' && isConcealed(answer.problem.code)) {
      wasConcealed = true;
      setTimeout(() => void failed(), concealedPauseMs);
    } else if (answer === 'damaged') tell({ footage: 'away', says: 'The copy on this desk is damaged.' });
    else if (answer.state === 'away' || answer.state === 'unavailable')
      tell({ footage: 'away', says: answer.problem.title });
  }

  async function sayWhat(): Promise<void> {
    const outcome = await call(deskApi.video, { params: { id: clip.id } });
    const file = outcome.ok ? fileInWords(outcome.value.video.media) : 'this kind of file';
    tell({ footage: 'away', says: `This desk can’t play ${file}.` });
  }

  follower.video.addEventListener('loadedmetadata', () => {
    if (follower.video.videoWidth === 0) void sayWhat();
  });
  return { ask, failed };
}
