import { execFile } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, mkdtemp, open, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { promisify } from 'node:util';
import { verifyFiles } from '../../central/footage/verify.ts';
import { answerSealed } from '../../electron/media/sealed.ts';
import { chunkBytes } from '../../electron/sealed/chunks.ts';
import { type SealedClip, sealChunk } from '../../electron/sealed/seal.ts';
import { cache } from './cache.ts';
import { type Bench, beside, percentile } from './figure.ts';

const total = 2 * 1024 ** 3;
/** What a player reads before it can show the picture of a seek. */
const wantedBytes = 1024 * 1024;
const seeks = 60;
const run = promisify(execFile);

/** A clip of 2 GB, sealed and plain: a seek at nine tenths of it, and its hash beside openssl's. */
export const sealed: Bench = {
  name: 'sealed',
  run: async (say) => {
    await mkdir(cache, { recursive: true });
    const folder = await mkdtemp(join(cache, 'sealed-'));
    try {
      const files = { plain: join(folder, 'plain'), sealed: join(folder, 'sealed') };
      const clip = await make(files);
      say('a clip of 2 GB is made and sealed');
      const [ours, bare] = await seekTimes(files, clip);
      const hashing: number[] = [];
      const peer: number[] = [];
      for (let round = 0; round < 3; round += 1) {
        hashing.push(await timed(() => verifyFiles()(files.plain, clip.sha256)));
        peer.push(await timed(() => run('openssl', ['dgst', '-sha256', files.plain])));
      }
      const rate = (times: readonly number[]): number => total / 1e6 / (percentile(times, 0.5) / 1000);
      const hash = beside(
        'hashing a clip of 2 GB',
        rate(hashing),
        'MB/s',
        'openssl dgst -sha256',
        rate(peer),
        null,
      );
      return [
        beside(
          'seek at 90 % of 2 GB sealed, median',
          percentile(ours, 0.5),
          'ms',
          'the plain file',
          percentile(bare, 0.5),
          1.2,
        ),
        beside(
          'seek at 90 % of 2 GB sealed, p95',
          percentile(ours, 0.95),
          'ms',
          'the plain file',
          percentile(bare, 0.95),
          null,
        ),
        { ...hash, aim: '≥ 0.8 × openssl dgst -sha256', met: (hash.ratio ?? 0) >= 0.8 },
      ];
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  },
};

type Files = { readonly plain: string; readonly sealed: string };

/** Random bytes, written plain, hashed, and sealed. */
async function make(files: Files): Promise<SealedClip> {
  const plain = await open(files.plain, 'w');
  const hash = createHash('sha256');
  for (let at = 0; at < total; at += wantedBytes) {
    const piece = randomBytes(wantedBytes);
    hash.update(piece);
    await plain.write(piece);
  }
  await plain.close();
  const clip = { key: randomBytes(32), sha256: hash.digest('hex'), total };
  const sealing = await open(files.sealed, 'w');
  let chunk = 0;
  for await (const piece of createReadStream(files.plain, { highWaterMark: chunkBytes })) {
    await sealing.write(sealChunk(clip, chunk, piece as Buffer));
    chunk += 1;
  }
  await sealing.close();
  return clip;
}

/** Milliseconds until a megabyte from about nine tenths of the clip is here, by the media handler and from the plain file. */
async function seekTimes(files: Files, clip: SealedClip) {
  const footage = { ...clip, path: files.sealed, mime: 'video/mp4' };
  const [ours, bare] = [[], []] as [number[], number[]];
  for (let seek = 0; seek < seeks; seek += 1) {
    const first = Math.floor(0.9 * total) + seek * 3 * wantedBytes;
    const last = first + wantedBytes - 1;
    const range = { headers: { range: `bytes=${first}-${last}` } };
    ours.push(
      await timed(async () => {
        const answer = await answerSealed(footage, new Request('http://desk.invalid/media/x', range));
        return answer.arrayBuffer();
      }),
    );
    bare.push(
      await timed(async () => {
        await stat(files.plain);
        const body = Readable.toWeb(createReadStream(files.plain, { start: first, end: last }));
        return new Response(body as ReadableStream<Uint8Array>).arrayBuffer();
      }),
    );
  }
  return [ours, bare] as const;
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const startedAt = performance.now();
  await work();
  return performance.now() - startedAt;
}
