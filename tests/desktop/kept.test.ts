import { expect } from '@playwright/test';
import { openVideo, signIn } from '../e2e/desk.ts';
import { quit } from './launch.ts';
import { test } from './shell.ts';

test.setTimeout(180_000);

/** Bodies of a megabyte go through the custom scheme and the bridge, from the window and from a worker. */
test('in the real shell what was found in a clip is kept, its sound and its small pictures', async ({
  openDesk,
  central,
}) => {
  const { app, page } = await openDesk();
  await signIn(page);
  const id = await openVideo(page, central, 'long-standby');
  const kept = (kind: string) =>
    page.evaluate(
      async ([videoId, which]) => {
        const played = await fetch(`/api/videos/${encodeURIComponent(videoId)}/playback`, {
          method: 'POST',
          body: '{}',
        });
        const { handle } = (await played.json()) as { handle: string };
        const answer = await fetch(`/api/analyses/${handle}/${which}?version=1`);
        return ((await answer.json()) as { content: string | null }).content?.length ?? 0;
      },
      [id, kind] as const,
    );
  for (const [kind, least] of [
    ['sound', 10_000],
    ['thumbs', 50_000],
  ] as const)
    await expect.poll(() => kept(kind), { timeout: 90_000, intervals: [1000] }).toBeGreaterThan(least);
  await quit(app);
});
