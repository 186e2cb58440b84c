import { createHash } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { isRefusal, type Refusal } from '../../../contract/problem.ts';
import type { Written } from '../db/database.ts';
import { type Opened, openSafely } from '../db/safety/open-safely.ts';
import { findKey, isThere, type Typed, type Whose } from '../keys/find-key.ts';
import type { Ports } from '../ports.ts';
import { noteStart } from '../safety/last-start.ts';

export type ProfileNeeds = Pick<
  Ports,
  'secrets' | 'keysIn' | 'profileDir' | 'centralUrl' | 'log' | 'clock' | 'ids'
> & {
  readonly written: Written;
};

/** One reviewer's open database, and whose it is. */
export type Profile = Opened & { readonly whose: Whose };

/** Opens one reviewer's database with its key (see keys/find-key.ts); the first time both are made. */
export async function openProfile(
  username: string,
  needs: ProfileNeeds,
  typed: Typed = {},
): Promise<Profile | Refusal> {
  const whose = whoseProfile(username, needs);
  mkdirSync(needs.profileDir, { recursive: true, mode: 0o700 });
  const key = await findKey(whose, needs, typed);
  return isRefusal(key) ? key : openWith(whose, key, needs);
}

/** Like `openProfile`, but makes nothing: null where this account has never worked on this desk. */
export async function openKnownProfile(
  username: string,
  needs: ProfileNeeds,
  typed: Typed = {},
): Promise<Profile | Refusal | null> {
  return isThere(whoseProfile(username, needs).file) ? openProfile(username, needs, typed) : null;
}

export function openWith(
  whose: Whose,
  key: string,
  { log, written, clock, ids }: Pick<ProfileNeeds, 'log' | 'written' | 'clock' | 'ids'>,
): Profile | Refusal {
  const here = openSafely({ file: whose.file, key, log, written, clock });
  if (isRefusal(here)) return here;
  try {
    noteStart(here, ids, clock.now());
    return { ...here, whose };
  } catch (error) {
    // A full disk: the file must be free for the next try.
    here.db.close();
    throw error;
  }
}

/** The name of the file and of its key: says nothing of the person to somebody who lists the folder. */
export function profileName(centralUrl: string, username: string): string {
  const who = JSON.stringify([new URL(centralUrl).origin, username.trim().normalize('NFC').toLowerCase()]);
  return createHash('sha256').update(who).digest('hex').slice(0, 24);
}

function whoseProfile(
  username: string,
  { centralUrl, profileDir }: Pick<ProfileNeeds, 'centralUrl' | 'profileDir'>,
): Whose {
  const name = profileName(centralUrl, username);
  return { name, file: join(profileDir, `${name}.desk`) };
}
