import { deskApi } from '../../contract/desk-api.ts';
import type { call as callDesk } from '../api/call.ts';
import { fileInWords } from '../player/fileInWords.ts';
import { askHost, sourceOf } from '../player/footage.ts';
import type { Camera, CameraClip } from './camerasState.ts';
import type { Follower } from './follower.ts';

type Seen = Pick<Camera, 'footage' | 'says'>;
type Needs = { readonly call: typeof callDesk; readonly clip: CameraClip; readonly follower: Follower };

/** Brings the footage of another camera, or says in words why it can't be seen. */
export function bringFootage({ call, clip, follower }: Needs, tell: (seen: Seen) => void) {
  let url = '';
  let askedAgain = false;

  async function ask(): Promise<void> {
    const outcome = await call(deskApi.playback, { params: { id: clip.id } });
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
    } else if (answer === 'fine' || answer === 'gone') await sayWhat();
    else if (answer === 'damaged') tell({ footage: 'away', says: 'The copy on this desk is damaged.' });
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
