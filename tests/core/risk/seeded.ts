import { classifications } from '../../../central/defaults/classifications.ts';
import { generate } from '../../../central/seed/generate.ts';
import { createPeople } from '../../../central/seed/people.ts';
import { smallPlan } from '../../../central/seed/plan.ts';
import type { DeskDb } from '../../../electron/core/db/sql.ts';
import { change, pullAll, temporaryDatabase } from '../../support/database.ts';

/** The moment that everything in it is relative to. */
export const seededNow = Date.UTC(2026, 10, 22, 18, 0);

/** The demonstration department, pulled and put in order on a desk; what was planted in it lies beside it. */
export async function seededDesk(seed = 'risk') {
  const people = createPeople(seed, smallPlan);
  const made = generate({
    seed,
    plan: smallPlan,
    people,
    classes: classifications,
    now: seededNow,
    reelsFor: () => [],
  });
  const tours = [...made.tours];
  const videos = tours.flatMap((tour) => tour.videos);
  const dispatches = tours.flatMap((tour) => tour.dispatches);
  const db: DeskDb = temporaryDatabase();
  await pullAll(db, [
    ...people.units.map((unit) => change('unit', unit.id, unit)),
    ...people.squads.flatMap(({ officers }) => officers.map((one) => change('officer', one.id, one))),
    ...classifications.map((row) => change('classification', row.code, row)),
    ...videos.map((video) => change('video', video.id, video)),
    ...dispatches.map((dispatch) => change('dispatch', dispatch.id, dispatch)),
  ]);
  return { db, people, videos, dispatches, truth: made.truth };
}
