import {
  type Classification,
  Classification as ClassificationSchema,
} from '../../contract/nouns/classification.ts';
import { Officer, Unit } from '../../contract/nouns/officer.ts';
import type { Reader } from '../db/db.ts';
import { type Item, itemOf } from '../items/item.ts';
import { idFor } from './ids.ts';

/** Who an imported row belongs to, found among the department's people, or added to them. */
export type Roster = {
  /** The officer with this badge. `belongs` fills in the squad and division of one who is new. */
  readonly officer: (badge: string, name: string | null, belongs: Belongs) => Officer;
  /** The division and squad by name or id; new ones are added. */
  readonly place: (division: string | null, squad: string | null) => Belongs;
  /** What was added since it was last asked, to be written before the rows that need it. */
  readonly takeNew: () => readonly Item[];
  readonly added: () => { readonly officers: number; readonly units: number };
  readonly classes: ReadonlyMap<string, Classification>;
};

export type Belongs = { readonly squadId: string | null; readonly divisionId: string | null };

export async function loadRoster(db: Reader): Promise<Roster> {
  const officers = (await bodies(db, 'officer')).map((body) => Officer.parse(body));
  const units = (await bodies(db, 'unit')).map((body) => Unit.parse(body));
  const classes = (await bodies(db, 'classification')).map((body) => ClassificationSchema.parse(body));
  const byBadge = new Map(officers.map((officer) => [badgeKey(officer.badge), officer]));
  const fresh: Item[] = [];
  let addedOfficers = 0;
  let addedUnits = 0;

  function unitNamed(kind: Unit['kind'], name: string, divisionId: string | null): Unit {
    const known = units.find((unit) => unit.kind === kind && isNamed(unit, name));
    if (known !== undefined) return known;
    const unit = { id: idFor(kind, name), kind, name, divisionId };
    units.push(unit);
    fresh.push(itemOf('unit', unit));
    addedUnits += 1;
    return unit;
  }

  return {
    place: (division, squad) => {
      const divisionId = division === null ? null : unitNamed('division', division, null).id;
      if (squad === null) return { squadId: null, divisionId };
      const unit = unitNamed('squad', squad, divisionId);
      return { squadId: unit.id, divisionId: divisionId ?? unit.divisionId };
    },
    officer: (badge, name, belongs) => {
      const known = byBadge.get(badgeKey(badge));
      if (known !== undefined) return known;
      const officer = {
        id: idFor('officer', badge),
        badge,
        name: name ?? `Badge ${badge}`,
        rank: null,
        ...belongs,
        equipped: true,
      };
      byBadge.set(badgeKey(badge), officer);
      fresh.push(itemOf('officer', officer));
      addedOfficers += 1;
      return officer;
    },
    takeNew: () => fresh.splice(0),
    added: () => ({ officers: addedOfficers, units: addedUnits }),
    classes: new Map(classes.map((entry) => [entry.code, entry])),
  };
}

async function bodies(db: Reader, noun: string): Promise<readonly unknown[]> {
  const rows = await db.query<{ body: string }>(
    'select body from item where noun = $1 and not gone order by id',
    [noun],
  );
  return rows.map((row): unknown => JSON.parse(row.body));
}

/** `0417` and `417` are the same badge in two systems. */
function badgeKey(badge: string): string {
  return badge.toLowerCase().replace(/^0+(?=.)/, '');
}

/** `231` is `Squad 231`. */
function isNamed(unit: Unit, name: string): boolean {
  const asked = name.toLowerCase();
  const known = unit.name.toLowerCase();
  return (
    unit.id === name ||
    known === asked ||
    known === `${unit.kind} ${asked}` ||
    known === `${asked} ${unit.kind}`
  );
}
