import { expect, test } from 'vitest';
import { type FoundSound, packSound, unpackSound } from '../../../renderer/reading/keptSound.ts';
import { unpackThumbs } from '../../../renderer/reading/keptThumbs.ts';
import { pack } from '../../../renderer/reading/packed.ts';
import { packThumbs } from '../../../renderer/reading/packThumbs.ts';

const sound: FoundSound = {
  state: 'done',
  shape: {
    perSecond: 50,
    peaks: Uint8Array.from({ length: 3000 }, (_, part) => part % 256),
    silences: [{ startMs: 0, endMs: 2500.5 }],
  },
  speech: [{ startMs: 3008, endMs: 4992 }],
};

test('what was found in a sound comes back as it was, for a clip of the same length alone', () => {
  const packed = packSound(sound, 60_000);
  expect(unpackSound(packed, 60_000)).toEqual(sound);
  expect(unpackSound(packed, 60_001)).toBeNull();
  expect(unpackSound(packSound({ state: 'none' }, 60_000), 60_000)).toEqual({ state: 'none' });
});

test('small pictures come back in their order, each as its own file', async () => {
  const file = async (text: string) => new Blob([text]);
  const packed = await packThumbs(320, 120, [
    { seconds: 0, file: file('first') },
    { seconds: 6.5, file: file('another one') },
  ]);
  const found = unpackThumbs(packed);
  expect(found).toMatchObject({ width: 320, most: 120 });
  const texts = found?.pictures.map(async ({ seconds, file: one }) => [seconds, await one.text()]);
  expect(await Promise.all(texts ?? [])).toEqual([
    [0, 'first'],
    [6.5, 'another one'],
  ]);
});

test('rubbish is nothing: it is looked for again', () => {
  const packed = packSound(sound, 60_000);
  const wrong = [
    new Uint8Array(0),
    new Uint8Array(100),
    new Uint8Array(100).fill(255),
    packed.subarray(0, 40),
    packed.subarray(0, -1),
    pack({ state: 'done', durationMs: 60_000 }, []),
    pack({ width: 320, most: 120, pictures: [{ seconds: 0, size: 10 }] }, [new Uint8Array(9)]),
    pack(null, []),
  ];
  expect(wrong.map((one) => [unpackSound(one, 60_000), unpackThumbs(one)])).toEqual(
    wrong.map(() => [null, null]),
  );
});
