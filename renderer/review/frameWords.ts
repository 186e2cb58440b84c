import { lengthText } from '../../contract/time.ts';
import type { Player } from '../player/player.ts';

type Frames = Pick<Player, 'frameNumber' | 'picture' | 'isVariableRate'>;

/**
 * Two short lines beside the clock. First the frame on the glass: `frame 1,842`, or the browser's own time of the picture
 * while, or where, no index of the file is known. Then what there is to know of the numbers, or how long the clip is.
 * A playlist (HLS) has no frame numbers at all.
 */
export function frameWords(
  player: Frames,
  durationMs: number | null,
  isPlaylist: boolean,
): readonly [string, string] {
  const number = player.frameNumber();
  const shown = player.picture();
  const frame =
    number !== null
      ? `frame ${number.toLocaleString('en')}`
      : shown === null
        ? 'no frame yet'
        : `frame at ${shown.seconds.toFixed(3)}`;
  if (isPlaylist) return [frame, 'no frame number'];
  if (player.isVariableRate() === true) return [frame, 'variable rate'];
  return [frame, `of ${durationMs === null ? '–' : lengthText(durationMs)}`];
}

/** What the lines mean, for who rests on them. */
export function frameTitle(isPlaylist: boolean): string {
  return isPlaylist
    ? 'An HLS playlist has no frame numbers: marks keep the picture’s own time, to the microsecond'
    : 'The frame’s number in the file, counted from 0 in the order in which frames are shown';
}
