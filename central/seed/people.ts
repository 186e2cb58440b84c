import type { Officer, Unit } from '../../contract/nouns/officer.ts';
import { createDice, type Dice } from './dice.ts';
import { initials, surnames } from './names.ts';
import type { Plan } from './plan.ts';

export type Squad = {
  readonly id: string;
  readonly number: number;
  readonly divisionId: string;
  readonly officers: readonly Officer[];
};

export type People = {
  readonly units: readonly Unit[];
  readonly squads: readonly Squad[];
};

/** The squad whose sergeant the demonstration signs in, with the officers who wear the cameras of the real clips. */
export const shownSquad = 231;
const shownOfficers: readonly (readonly [badge: string, name: string])[] = [
  ['4417', 'M. Alvarez'],
  ['4102', 'K. Brandt'],
  ['4390', 'T. Okafor'],
  ['3981', 'S. Lindqvist'],
  ['4455', 'J. Pruitt'],
  ['4203', 'N. Castellano'],
  ['4310', 'R. Nakamura'],
  ['4128', 'A. Desmond'],
  ['4471', 'L. Ferreira'],
  ['4066', 'B. Haugen'],
];

/** Divisions, squads and officers, the same for the same seed. */
export function createPeople(seed: string, plan: Plan): People {
  const dice = createDice(seed, 'people');
  const badges = freeBadges(dice);
  const names = freeNames(dice);
  let place = 0;
  const squads = plan.divisions.flatMap((division) =>
    Array.from({ length: division.squads }, (_, index): Squad => {
      const number = division.number * 100 + 31 + index;
      const belongs = { squadId: `squad-${number}`, divisionId: `division-${division.number}` };
      const officers = Array.from({ length: division.officersInSquad }, (_unused, at): Officer => {
        const [badge, name] = (number === shownSquad ? shownOfficers[at] : undefined) ?? [badges(), names()];
        const rank = dice.chance(0.15) ? 'Master Officer' : 'Officer';
        // A few have no camera yet; the shown squad has all of its own.
        const equipped = number === shownSquad || place % 23 !== 13;
        place += 1;
        return { id: `officer-${badge}`, badge, name, rank, ...belongs, equipped };
      });
      return { id: belongs.squadId, number, divisionId: belongs.divisionId, officers };
    }),
  );
  return { units: unitsOf(plan, squads), squads };
}

function unitsOf(plan: Plan, squads: readonly Squad[]): readonly Unit[] {
  const divisions = plan.divisions.map(
    (division): Unit => ({
      id: `division-${division.number}`,
      kind: 'division',
      name: division.name,
      divisionId: null,
    }),
  );
  const squadUnits = squads.map(
    (squad): Unit => ({
      id: squad.id,
      kind: 'squad',
      name: `Squad ${squad.number}`,
      divisionId: squad.divisionId,
    }),
  );
  return [...divisions, ...squadUnits];
}

function freeBadges(dice: Dice): () => string {
  const taken = new Set(shownOfficers.map(([badge]) => badge));
  return () => {
    for (;;) {
      const badge = String(dice.whole(3000, 6199));
      if (taken.has(badge)) continue;
      taken.add(badge);
      return badge;
    }
  };
}

function freeNames(dice: Dice): () => string {
  const taken = new Set(shownOfficers.map(([, name]) => name));
  return () => {
    for (;;) {
      const name = `${dice.pick(initials)}. ${dice.pick(surnames)}`;
      if (taken.has(name)) continue;
      taken.add(name);
      return name;
    }
  };
}
