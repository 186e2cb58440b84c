import { createHash, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { isRefusal, type Refusal, refuse } from '../../../contract/problem.ts';
import type { Written } from '../db/database.ts';
import { type Opened, openSafely } from '../db/safety/open-safely.ts';
import { copiesOf } from '../db/safety/shelf.ts';
import type { Ports } from '../ports.ts';
import { noteStart } from '../safety/last-start.ts';

type Needs = Pick<Ports, 'secrets' | 'profileDir' | 'centralUrl' | 'log' | 'clock' | 'ids'> & {
  readonly written: Written;
};

/**
 * Opens one reviewer's database, its key from the operating system's keeping; the first time both are made. A key that
 * is lost or can't be read while the file is there is never replaced: the work under it would be gone.
 */
export async function openProfile(username: string, needs: Needs): Promise<Opened | Refusal> {
  const { profileDir, secrets, log } = needs;
  const name = profileName(needs.centralUrl, username);
  const file = join(profileDir, `${name}.desk`);
  mkdirSync(profileDir, { recursive: true, mode: 0o700 });
  const secret = await secrets.read(name);
  if (secret.state === 'unreadable')
    return refuse('profile-unreadable', 'Its key is there but cannot be read.');
  if (secret.state === 'found') return opened(file, secret.value, needs);
  if (isThere(file)) return refuse('profile-unreadable', 'Its key is missing.');
  const key = randomBytes(32).toString('hex');
  try {
    await secrets.write(name, key);
  } catch (error) {
    log('error', 'key-not-kept', { error: String(error) });
    return refuse(
      'profile-unreadable',
      'A key for it could not be kept on this machine, so nothing was made.',
    );
  }
  return opened(file, key, needs);
}

/** Work is there while the file or a copy of it is. */
function isThere(file: string): boolean {
  return existsSync(file) || copiesOf(file).length > 0;
}

function opened(file: string, key: string, { log, written, clock, ids }: Needs): Opened | Refusal {
  const here = openSafely({ file, key, log, written, clock });
  if (isRefusal(here)) return here;
  try {
    noteStart(here, ids, clock.now());
    return here;
  } catch (error) {
    // A full disk: the file must be free for the next try.
    here.db.close();
    throw error;
  }
}

/** Like `openProfile`, but makes nothing: null where this account has never worked on this desk. */
export async function openKnownProfile(username: string, needs: Needs): Promise<Opened | Refusal | null> {
  const file = join(needs.profileDir, `${profileName(needs.centralUrl, username)}.desk`);
  return isThere(file) ? openProfile(username, needs) : null;
}

/** The name of the file and of its key: says nothing of the person to somebody who lists the folder. */
export function profileName(centralUrl: string, username: string): string {
  const who = JSON.stringify([new URL(centralUrl).origin, username.trim().normalize('NFC').toLowerCase()]);
  return createHash('sha256').update(who).digest('hex').slice(0, 24);
}
