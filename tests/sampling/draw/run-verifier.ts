import { execFile } from 'node:child_process';
import { copyFile, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll } from 'vitest';

/** The verifier, as it is handed to a stranger. */
export const source = new URL('../../../docs/verifier/verify-draw.mjs', import.meta.url);

type Answer = { readonly code: number; readonly says: string };

/** The verifier in an empty folder of its own, to be run on records and frames. */
export function verifier() {
  /** An empty folder with the one file in it, as a stranger would have it. */
  let folder = '';
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'sw-verify-'));
    await copyFile(source, join(folder, 'verify-draw.mjs'));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  async function verify(record: unknown, lines: readonly string[], commitmentSeen?: string): Promise<Answer> {
    await writeFile(join(folder, 'record.json'), JSON.stringify(record, null, 2));
    await writeFile(join(folder, 'frame.jsonl'), lines.join(''));
    const seen = commitmentSeen === undefined ? [] : [commitmentSeen];
    return await run(['record.json', 'frame.jsonl', ...seen]);
  }

  function run(args: readonly string[]): Promise<Answer> {
    return new Promise((resolve) => {
      execFile(
        process.execPath,
        ['verify-draw.mjs', ...args],
        { cwd: folder, env: {} },
        (error, stdout, stderr) =>
          resolve({ code: error === null ? 0 : Number(error.code), says: stdout + stderr }),
      );
    });
  }

  return { verify, run, folder: () => folder };
}
