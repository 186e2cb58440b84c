import type { Footage } from '../media-grants/grants.ts';
import type { SignedIn } from '../session/signed-in.ts';
import { noteDamaged } from './store.ts';

/** The host found a chunk of a copy on this desk that isn't as it was written. */
export function noteDamage({ db }: SignedIn, { videoId, sha256 }: Footage): void {
  db.write('note damage', (write) =>
    noteDamaged(write, videoId, sha256, 'The copy on this desk is damaged.'),
  );
}
