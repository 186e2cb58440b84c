import type { Desk } from '../../../contract/desk-state.ts';
import type { Handlers } from '../serve.ts';
import type { Revision } from './revision.ts';
import { changeSettings } from './settings.ts';

/** A window asks again at once, so a core that has been away is noticed within this time. */
const waitMs = 25_000;

export function deskRoutes(
  revision: Revision,
  desk: () => Desk,
  steady: () => Promise<unknown>,
): Handlers<'desk' | 'settings'> {
  return {
    desk: async ({ query }) => {
      if (query.after !== undefined) await revision.beyond(query.after, waitMs);
      await steady();
      return desk();
    },
    settings: ({ body, signedIn }) => signedIn.db.write('change settings', (db) => changeSettings(db, body)),
  };
}
