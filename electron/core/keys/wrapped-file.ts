import {
  chmodSync,
  closeSync,
  existsSync,
  fsyncSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { Wrapped } from './wrap.ts';

/**
 * Where a wrapped key lies: beside the database, one file for each way in. `…-next` waits for a change of the key to be
 * done, see change-key.ts.
 */
export type Way = 'recovery' | 'passphrase';

export function wrappedPath(file: string, way: Way, isNext = false): string {
  return `${file.replace(/\.desk$/, '')}.${way}${isNext ? '-next' : ''}`;
}

/** `damaged` is not `absent`: what can't be read is never written over without being asked for. */
export function readWrapped(path: string): Wrapped | 'absent' | 'damaged' {
  if (!existsSync(path)) return 'absent';
  try {
    return Wrapped.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch {
    return 'damaged';
  }
}

/** Whole or not at all: a power cut leaves the one before. */
export function writeWrapped(path: string, wrapped: Wrapped): void {
  const draft = `${path}.new`;
  const fd = openSync(draft, 'w', 0o600);
  try {
    writeSync(fd, JSON.stringify(wrapped));
    fsyncSync(fd);
  } finally {
    closeSync(fd);
  }
  chmodSync(draft, 0o600);
  renameSync(draft, path);
}

export function promoteWrapped(file: string, way: Way): void {
  const next = wrappedPath(file, way, true);
  if (existsSync(next)) renameSync(next, wrappedPath(file, way));
}

export function dropNext(file: string, way: Way): void {
  rmSync(wrappedPath(file, way, true), { force: true });
}
