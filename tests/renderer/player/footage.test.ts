import { describe, expect, test } from 'vitest';
import { problemOf, type RefusalCode } from '../../../contract/problem.ts';
import { ms } from '../../../contract/time.ts';
import { askHost, damageAt, footageFrom, playableFrom } from '../../../renderer/player/footage.ts';

const handle = 'h'.repeat(24);
const sha256 = 'a'.repeat(64);

describe('what may be played', () => {
  test('a file is played from its handle', () => {
    expect(
      playableFrom({
        handle,
        kind: 'progressive',
        mime: 'video/mp4',
        sizeBytes: 1,
        durationMs: ms(1),
        sha256,
      }),
    ).toEqual({
      state: 'playable',
      source: { url: `/media/${handle}`, kind: 'progressive' },
      sha256,
    });
  });

  test('HLS is played from its playlist under the handle', () => {
    expect(
      playableFrom({ handle, kind: 'hls', mime: 'x', sizeBytes: 1, durationMs: ms(1), sha256 }),
    ).toMatchObject({
      source: { url: `/media/${handle}/index.m3u8` },
    });
  });
});

describe('a refusal to play', () => {
  test.each<[RefusalCode, string]>([
    ['footage-closed', 'closed'],
    ['footage-missing', 'missing'],
    ['footage-altered', 'hash-mismatch'],
  ])('%s is a fact about the video: %s', (code, trouble) => {
    expect(footageFrom(problemOf({ refused: code }))).toMatchObject({
      state: 'unavailable',
      trouble: { code: trouble, atMs: null },
    });
  });

  test.each<RefusalCode>([
    'footage-needs-network',
    'central-trouble',
    'central-unreachable',
    'not-signed-in',
  ])('%s is weather', (code) => {
    expect(footageFrom(problemOf({ refused: code })).state).toBe('away');
  });
});

describe('asking the host why', () => {
  const answers = (response: () => Response) => (_: unknown, init?: RequestInit) => {
    expect(new Headers(init?.headers).get('range')).toBe('bytes=0-0');
    return Promise.resolve(response());
  };

  test('one byte that comes means that the footage is there', async () => {
    expect(
      await askHost(
        '/media/x',
        answers(() => new Response('a', { status: 206 })),
      ),
    ).toBe('fine');
  });

  test('a copy on this desk that is damaged elsewhere is there, and is not fine', async () => {
    const headers = { 'x-footage-damaged-at': '65536' };
    expect(
      await askHost(
        '/media/x',
        answers(() => new Response('a', { status: 206, headers })),
      ),
    ).toBe('damaged');
    expect(damageAt(12_500)).toEqual({
      code: 'corrupt',
      atMs: 12_500,
      says: expect.stringContaining('damaged at 00:00:12') as string,
    });
  });

  test('an unknown handle wants a new one', async () => {
    expect(
      await askHost(
        '/media/x',
        answers(() => Response.json(problemOf({ refused: 'not-found' }), { status: 404 })),
      ),
    ).toBe('gone');
  });

  test('a refusal is told as it is', async () => {
    const altered = answers(() => Response.json(problemOf({ refused: 'footage-altered' }), { status: 410 }));
    expect(await askHost('/media/x', altered)).toMatchObject({
      state: 'unavailable',
      trouble: { code: 'hash-mismatch' },
    });
  });

  test.each([
    ['no answer at all', () => Promise.reject(new TypeError('failed'))],
    ['an answer that is no problem', () => Promise.resolve(new Response('<html>', { status: 502 }))],
  ])('%s is weather', async (_, ask) => {
    expect(await askHost('/media/x', ask)).toMatchObject({ state: 'away' });
  });
});
