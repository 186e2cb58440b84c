import { createHash, randomBytes } from 'node:crypto';
import { mkdtemp, open, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { hashFile } from '../../../central/footage/hash.ts';

test.each([0, 1, 262_143, 262_144, 262_145, 3 * 262_144, 1_000_003])(
  'the hash of a file of %i bytes is the one of its bytes',
  async (length) => {
    const folder = await mkdtemp(join(tmpdir(), 'sw-hash-'));
    onTestFinished(() => rm(folder, { recursive: true }));
    const bytes = randomBytes(length);
    const path = join(folder, 'clip');
    await writeFile(path, bytes);
    const file = await open(path, 'r');
    expect(await hashFile(file)).toBe(createHash('sha256').update(bytes).digest('hex'));
    await file.close();
  },
);
