import { expect, test } from 'vitest';
import { problemOf } from '../../../contract/problem.ts';
import { minute, ms } from '../../../contract/time.ts';
import type { Engine, Source } from '../../../renderer/player/engine.ts';
import { createAhead } from '../../../renderer/review/ahead.ts';

/** Asks that are answered by hand, engines that only note what they load, and a clock. */
function desk() {
  const asked: { readonly id: string; readonly answer: (isGood: boolean) => Promise<void> }[] = [];
  const engines: { loaded: Source[]; disposed: boolean }[] = [];
  const clock = { ms: 0 };
  const ahead = createAhead(
    (id) =>
      new Promise((resolve) => {
        const answer = async (isGood: boolean): Promise<void> => {
          if (isGood) resolve({ ok: true, value: playbackOf(id) });
          else resolve({ ok: false, problem: problemOf({ refused: 'footage-closed' }) });
          await Promise.resolve();
          await Promise.resolve();
        };
        asked.push({ id, answer });
      }),
    () => clock.ms,
    () => noteEngine(engines),
  );
  return { ahead, asked, engines, clock, ids: () => asked.map(({ id }) => id) };
}

function playbackOf(id: string) {
  const handle = id.padEnd(24, '-');
  return {
    handle,
    kind: 'progressive' as const,
    mime: 'video/mp4',
    sizeBytes: 1,
    durationMs: ms(1),
    sha256: 'a'.repeat(64),
  };
}

function noteEngine(engines: { loaded: Source[]; disposed: boolean }[]): Engine {
  const note = { loaded: [] as Source[], disposed: false };
  engines.push(note);
  return {
    video: {} as HTMLVideoElement,
    load: (source) => note.loaded.push(source),
    unload: () => undefined,
    shown: () => null,
    hear: () => undefined,
    dispose: () => {
      note.disposed = true;
    },
  };
}

test('one is asked for after the other, and a newer wish takes the place of those that wait', async () => {
  const { ahead, asked, ids } = desk();
  ahead.expect(['a', 'b', 'c']);
  expect(ids()).toEqual(['a']);
  ahead.expect(['d']);
  await asked[0]?.answer(true);
  expect(ids()).toEqual(['a', 'd']);
  await asked[1]?.answer(true);
  expect(ids()).toEqual(['a', 'd']);
});

test('what is known is not asked again, until it is too old to be relied on', async () => {
  const { ahead, asked, clock, ids } = desk();
  ahead.expect(['a']);
  await asked[0]?.answer(true);
  ahead.expect(['a']);
  expect(ids()).toEqual(['a']);
  clock.ms = 6 * minute;
  expect(ahead.known('a')).toBeNull();
  ahead.expect(['a']);
  expect(ids()).toEqual(['a', 'a']);
});

test('a refusal is kept as nothing, and does not stop the others', async () => {
  const { ahead, asked, ids } = desk();
  ahead.expect(['closed', 'b']);
  await asked[0]?.answer(false);
  expect(ahead.known('closed')).toBeNull();
  expect(ids()).toEqual(['closed', 'b']);
});

test('a video is begun once, and its engine handed over once', () => {
  const { ahead, engines } = desk();
  ahead.keep('a', playbackOf('a'));
  ahead.begin('a');
  ahead.begin('a');
  expect(engines.map(({ loaded }) => loaded)).toEqual([
    [{ url: `/media/${playbackOf('a').handle}`, kind: 'progressive' }],
  ]);
  ahead.engineFor('a');
  expect(engines).toHaveLength(1);
  ahead.engineFor('a');
  expect(engines.map(({ loaded }) => loaded.length)).toEqual([1, 0]);
});

test('what was begun and not opened is let go when another is begun', () => {
  const { ahead, engines } = desk();
  for (const id of ['a', 'b']) ahead.keep(id, playbackOf(id));
  ahead.begin('a');
  ahead.begin('b');
  expect(engines.map(({ disposed }) => disposed)).toEqual([true, false]);
});

test('nothing is loaded of a video whose footage was not asked for', () => {
  const { ahead, engines } = desk();
  ahead.begin('a');
  expect(engines).toEqual([]);
});
