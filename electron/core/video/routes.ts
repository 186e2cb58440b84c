import { refuse } from '../../../contract/problem.ts';
import type { DeskDb } from '../db/sql.ts';
import type { Revision } from '../desk/revision.ts';
import type { Clock } from '../ports.ts';
import type { Handlers } from '../serve.ts';
import { companionsOf } from './companions.ts';
import { detailOf } from './detail.ts';
import { createLibrary, type Library } from './page.ts';
import { wantedBy } from './wanted.ts';

export function videoRoutes(
  clock: Clock,
  revision: Revision,
): Handlers<'videos' | 'countVideos' | 'video' | 'companions'> {
  const libraries = new WeakMap<DeskDb, Library>();

  return {
    videos: async ({ query, signedIn: { db } }) => {
      const { after, row, limit, ...filter } = query;
      const wanted = wantedBy(db.read, filter, clock.now());
      return wanted === null ? { rows: [], next: null } : libraryOf(db).page(wanted, { after, row, limit });
    },
    countVideos: async ({ query, signedIn: { db } }) => {
      const wanted = wantedBy(db.read, query, clock.now());
      return { count: wanted === null ? 0 : await libraryOf(db).count(wanted) };
    },
    video: ({ params, signedIn: { db } }) => detailOf(db.read, params.id) ?? refuse('not-found'),
    companions: ({ params, signedIn: { db } }) => {
      const rows = companionsOf(db.read, params.id);
      return rows === null ? refuse('not-found') : { rows };
    },
  };

  function libraryOf(db: DeskDb): Library {
    const library = libraries.get(db) ?? createLibrary(db.read, revision.catalogue, clock.now);
    libraries.set(db, library);
    return library;
  }
}
