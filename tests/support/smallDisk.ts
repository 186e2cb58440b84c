import { execFileSync } from 'node:child_process';
import { appendFileSync, mkdtempSync, rmSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A real file system of so many megabytes that can really be filled; null, with a line about it, where mounting isn't allowed. */
export function mountSmallDisk(megabytes: number) {
  const path = mkdtempSync(join(tmpdir(), 'sw-disk-'));
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', path], { stdio: 'pipe' });
  } catch (error) {
    rmSync(path, { recursive: true });
    const why = error instanceof Error ? (error.message.split('\n').at(1) ?? error.message) : String(error);
    process.stderr.write(`SKIPPED, the full disk: a small disk can't be mounted here (${why}).\n`);
    return null;
  }
  const ballast = join(path, 'ballast');
  return {
    path,
    /** Leaves so many bytes free; none: not one block. */
    fill: (leaving = 0) => {
      for (const size of [1 << 20, 1 << 12]) {
        const block = Buffer.alloc(size);
        while (statfsSync(path).bavail * statfsSync(path).bsize - leaving >= size)
          appendFileSync(ballast, block);
      }
    },
    free: () => rmSync(ballast),
    unmount: () => {
      execFileSync('umount', ['--lazy', path]);
      rmSync(path, { recursive: true });
    },
  };
}
