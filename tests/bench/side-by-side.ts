import type { Page } from '@playwright/test';

/** What was seen of several elements that played beside the first one. */
export type Seen = {
  readonly total: number;
  readonly dropped: number;
  readonly worstMs: number;
  readonly jumps: number;
};

/**
 * Plays and looks for so many seconds: pictures dropped by all elements, and how far the others were at most from where
 * their offset (milliseconds, one for each after the first) wants them. The middle one of five looks counts, ten a
 * second; the first two seconds, in which they come into step, don't.
 */
export function watchSideBySide(
  page: Page,
  selector: string,
  offsetsMs: readonly number[],
  seconds: number,
): Promise<Seen> {
  return page.evaluate(
    async ({ selector, offsetsMs, seconds }) => {
      const videos = [...document.querySelectorAll<HTMLVideoElement>(selector)];
      const shown = new Map<HTMLVideoElement, { at: number; wall: number }>();
      let isOver = false;
      for (const video of videos) {
        const hear = (_: number, picture: VideoFrameCallbackMetadata): void => {
          shown.set(video, { at: picture.mediaTime * 1000, wall: picture.expectedDisplayTime });
          if (!isOver) video.requestVideoFrameCallback(hear);
        };
        video.requestVideoFrameCallback(hear);
      }
      let jumps = 0;
      for (const video of videos) video.addEventListener('seeking', () => (jumps += 1));
      const counts = () => {
        const all = videos.map((video) => video.getVideoPlaybackQuality());
        return {
          total: all.reduce((sum, one) => sum + one.totalVideoFrames, 0),
          dropped: all.reduce((sum, one) => sum + one.droppedVideoFrames, 0),
        };
      };
      await new Promise((resolve) => setTimeout(resolve, 2000));
      const before = counts();
      const recent = offsetsMs.map(() => [] as number[]);
      let worstMs = 0;
      for (let look = 0; look < seconds * 10; look += 1) {
        await new Promise((resolve) => setTimeout(resolve, 100));
        const [leader, ...others] = videos.map((video) => shown.get(video));
        for (const [n, offset] of offsetsMs.entries()) {
          const other = others[n];
          const drifts = recent[n];
          if (leader === undefined || other === undefined || drifts === undefined) continue;
          const wall = Math.max(leader.wall, other.wall);
          drifts.push(other.at + wall - other.wall + offset - (leader.at + wall - leader.wall));
          const middle = drifts.slice(-5).toSorted((a, b) => a - b)[2];
          if (middle !== undefined) worstMs = Math.max(worstMs, Math.abs(middle));
        }
      }
      const after = counts();
      isOver = true;
      return { total: after.total - before.total, dropped: after.dropped - before.dropped, worstMs, jumps };
    },
    { selector, offsetsMs, seconds },
  );
}
