import {
  closeSync,
  copyFileSync,
  existsSync,
  fsyncSync,
  linkSync,
  openSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { Instant } from '../../../../contract/time.ts';
import { asideOf, made } from './shelf.ts';

/** A mended database, whole and on the disk, that waits to take the damaged one's place; see `finishSwap`. */
const readyOf = (file: string): string => `${file}.ready`;
const mendedLogOf = (file: string): string => `${file}.log-mended`;

/**
 * Puts a database that was made anew in the place of a damaged one, which is set aside under the moment's name with its
 * log. Each step can be cut short by a power cut: the next start goes on where it stopped, see `finishSwap`.
 */
export function replaceDamaged(file: string, made: string, now: Instant): void {
  syncFile(made);
  renameSync(made, readyOf(file));
  syncFolder(file);
  finishSwap(file, now);
}

/** Does what a cut-short replacement left to do. Nothing, as a rule. */
export function finishSwap(file: string, now: Instant): void {
  if (existsSync(mendedLogOf(file))) renameSync(mendedLogOf(file), `${file}-wal`);
  if (!existsSync(readyOf(file))) return;
  setAside(file, now);
  // The log or journal goes first: beside the new file it would be taken for its own.
  for (const end of ['-wal', '-journal']) rmSync(`${file}${end}`, { force: true });
  renameSync(readyOf(file), file);
  syncFolder(file);
}

/** Puts a repaired log in the place of the one that was read; the old one is set aside before. The file is closed. */
export function prepareLog(file: string, log: Buffer, bytes: Buffer, now: Instant): void {
  writeFileSync(join(made(asideOf(file)), `${stampOf(now)}-${basename(file)}-wal`), log, { mode: 0o600 });
  writeFileSync(`${file}.log-new`, bytes, { mode: 0o600, flush: true });
  renameSync(`${file}.log-new`, mendedLogOf(file));
  syncFolder(file);
}

/** Keeps a damaged file and its log or journal, whole, under another name. Where they can't be linked they are copied. */
function setAside(file: string, now: Instant): void {
  const folder = made(asideOf(file));
  for (const end of ['', '-wal', '-journal']) {
    const from = `${file}${end}`;
    const to = join(folder, `${stampOf(now)}-${basename(file)}${end}`);
    if (!existsSync(from) || existsSync(to)) continue;
    try {
      linkSync(from, to);
    } catch {
      copyFileSync(from, to);
    }
  }
}

/** "2026-11-27T01-26-07-123Z": sorts by time, and every file system takes it. */
function stampOf(now: Instant): string {
  return new Date(now).toISOString().replaceAll(/[:.]/g, '-');
}

function syncFile(path: string): void {
  const fd = openSync(path, 'r+');
  try {
    fsyncSync(fd);
  } finally {
    closeSync(fd);
  }
}

/** So that the names, too, survive a power cut. Windows keeps them by itself and can't open a folder. */
function syncFolder(file: string): void {
  if (process.platform === 'win32') return;
  syncFileReadOnly(dirname(file));
}

function syncFileReadOnly(path: string): void {
  const fd = openSync(path, 'r');
  try {
    fsyncSync(fd);
  } finally {
    closeSync(fd);
  }
}
