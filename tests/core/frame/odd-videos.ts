import type { Video } from '../../../contract/nouns/video.ts';
import { instant, ms } from '../../../contract/time.ts';
import { startFeed } from '../../../electron/core/catalogue/apply.ts';
import type { DeskDb } from '../../../electron/core/db/sql.ts';
import { departmentChanges, endPull, take, temporaryDatabase } from '../../support/database.ts';
import { departmentNow, units } from '../../support/department.ts';
import { changesOf, diceOf, manyVideos } from '../../support/many-videos.ts';

/** Names as the world may have them: empty, blank, quoted, with control characters, in halves of letters, shared. */
const oddNames = [
  '',
  ' ',
  '\u00a0',
  '\u0000',
  'a\u0000b',
  'a\nb',
  '"',
  "'; --",
  '\\u0041',
  '\ud800',
  'x\udc00y',
  'é',
  'e\u0301',
  '𝟙',
  '[1]',
  'null',
];
const oddIds = [...units.map(({ id }) => id), 'nobody knows it', 'null', '0', 'é', '𝟙', null];

/** Videos with such names, many at one instant, with units that nobody knows and with none, and with classes nobody knows. */
export function oddVideos(count: number, seed: number): readonly Video[] {
  const dice = diceOf(seed);
  const oneOf = <T>(items: readonly T[]): T => items[Math.floor(dice() * items.length)] as T;
  return manyVideos(count, seed).map((video, n) => ({
    ...video,
    vendorId: dice() < 0.3 ? `${oneOf(oddNames)}${dice() < 0.5 ? '' : n}` : `X60-${n}`,
    squadId: dice() < 0.5 ? oneOf(oddIds) : video.squadId,
    divisionId: dice() < 0.5 ? oneOf(oddIds) : video.divisionId,
    officerId: dice() < 0.2 ? oneOf(oddIds) : video.officerId,
    durationMs: ms(oneOf([0, 1, 59_999, 60_000, Number.MAX_SAFE_INTEGER])),
    recordedAt: instant(dice() < 0.2 ? departmentNow : video.recordedAt),
    classes: dice() < 0.2 ? [...video.classes, ...video.classes, odd] : video.classes,
  }));
}

const odd = { code: 'long-forgotten', source: 'officer', setBy: null, setAt: null } as const;

/** A desk whose first pull of them has just ended. */
export function pulledOdd(videos: readonly Video[]): DeskDb {
  const db = temporaryDatabase();
  db.write('start', (write) => startFeed(write, { scope: 's', fresh: true }));
  take(
    db,
    departmentChanges().filter(({ noun }) => ['unit', 'officer', 'classification'].includes(noun)),
  );
  take(db, changesOf(videos));
  endPull(db);
  return db;
}
