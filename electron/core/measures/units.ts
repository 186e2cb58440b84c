import type { MeasuredUnit, UnitName } from '../../../contract/measures-state.ts';
import type { Account } from '../../../contract/nouns/account.ts';
import type { Officer, Unit } from '../../../contract/nouns/officer.ts';
import { officerById, officersOf, unitsOf } from '../catalogue/configuration.ts';
import type { ReadDb } from '../db/sql.ts';

/** What an account may look at as a whole, the largest first. Officers are found below their squad. */
export function unitsInScope(db: ReadDb, scope: Account['scope']): readonly UnitName[] {
  const units = unitsOf(db);
  const names = new Map(units.map(({ id, name }) => [id, name]));
  const named = (unit: Unit) => nameOf(unit, names);
  const byName = (a: Unit, b: Unit) => a.name.localeCompare(b.name, 'en', { numeric: true });
  const of = (kind: Unit['kind']) => units.filter((unit) => unit.kind === kind).toSorted(byName);
  switch (scope.kind) {
    case 'department':
      return [whole, ...of('division').map(named), ...of('squad').map(named)];
    case 'division': {
      const { divisionId } = scope;
      const own = of('division').filter(({ id }) => id === divisionId);
      return [...own, ...of('squad').filter((unit) => unit.divisionId === divisionId)].map(named);
    }
    case 'squad':
      return of('squad')
        .filter(({ id }) => id === scope.squadId)
        .map(named);
  }
}

/** The unit that was asked for; without a wish the largest. Null: the account doesn't see it, or there is none. */
export function findUnit(
  db: ReadDb,
  scope: Account['scope'],
  asked: MeasuredUnit | undefined,
): UnitName | null {
  const units = unitsInScope(db, scope);
  if (asked === undefined) return units[0] ?? null;
  const officerId = idOf(asked, 'officer');
  // A desk is sent the officers that its account may see, and no others.
  const officer = officerId === null ? null : officerById(db, officerId);
  if (officer !== null) return officerName(officer);
  return units.find(({ unit }) => unit === asked) ?? null;
}

/** What a unit is made of: squads of a department or division, officers of a squad. */
export function partsOf(db: ReadDb, scope: Account['scope'], { unit, kind }: UnitName): readonly UnitName[] {
  const squads = unitsInScope(db, scope).filter((one) => one.kind === 'squad');
  switch (kind) {
    case 'department':
      return squads;
    case 'division': {
      const divisionOf = new Map(unitsOf(db).map(({ id, divisionId }) => [`squad:${id}`, divisionId]));
      return squads.filter((squad) => divisionOf.get(squad.unit) === idOf(unit, 'division'));
    }
    case 'squad':
      return officersOf(db)
        .filter(({ squadId }) => squadId === idOf(unit, 'squad'))
        .toSorted((a, b) => a.name.localeCompare(b.name, 'en'))
        .map(officerName);
    case 'officer':
      return [];
  }
}

/** The id behind a unit's name; null: it is of another kind. */
export function idOf(unit: MeasuredUnit, kind: 'division' | 'squad' | 'officer'): string | null {
  return unit.startsWith(`${kind}:`) ? unit.slice(kind.length + 1) : null;
}

const whole: UnitName = { unit: 'department', kind: 'department', name: 'Whole department', detail: null };

function nameOf({ id, kind, name, divisionId }: Unit, names: ReadonlyMap<string, string>): UnitName {
  return { unit: `${kind}:${id}`, kind, name, detail: names.get(divisionId ?? '') ?? null };
}

function officerName({ id, name, badge }: Officer): UnitName {
  return { unit: `officer:${id}`, kind: 'officer', name, detail: badge };
}
