import { setImmediate as breathe } from 'node:timers/promises';
import type { Repeated, UploadFilter, UploadReport, UploadTally } from '../../../contract/uploads-state.ts';
import { officersOf, unitsOf } from '../catalogue/configuration.ts';
import { type ReadDb, sql } from '../db/sql.ts';
import { riskBehind } from '../risk/upkeep.ts';
import { askedUploads, stretchOfUploads } from './list.ts';
import { type Found, type Pair, repeatedOf, repeatedRule } from './repeated.ts';
import { createSums, quantiles, type Sums, spreadOf } from './tally.ts';

/** Sums up the uploads that a filter asks for, some thousands of rows at a time, with others served in between. */
export async function uploadReport(db: ReadDb, filter: UploadFilter, now: number): Promise<UploadReport> {
  const sums = createSums(now);
  const asked = askedUploads(db, filter);
  if (asked !== null) {
    let place = { at: Number.MIN_SAFE_INTEGER, no: -1 };
    for (;;) {
      const rows = stretchOfUploads(db, asked, place);
      for (const row of rows) sums.add(row);
      const last = rows.at(-1);
      if (last === undefined) break;
      place = { at: last.recordedAt, no: last.no };
      await breathe();
    }
  }
  const names = namesOf(db);
  const { all, docks } = sums;
  const spread = spreadOf(all.lags);
  const [medianMs = null, ninetiethMs = null] = quantiles(all.lags, 0.5, 0.9);
  await breathe();
  const officers = talliesOf(sums.officers, names);
  await breathe();
  const devices = talliesOf(sums.devices, names);
  await breathe();
  return {
    uploads: all.lags.length,
    late: all.late,
    waiting: sums.waiting(),
    overdue: all.overdue,
    medianMs,
    ninetiethMs,
    ...docks,
    spread,
    officers,
    devices,
    units: talliesOf(sums.units, names),
    repeated: repeated(sums, names),
    rule: repeatedRule,
    behind: riskBehind(db),
  };
}

type Named = { readonly id: string; readonly name: string; readonly detail: string | null };
type Names = (no: number) => Named;

/** Who or what stands behind the numbers of officers, squads and cameras. */
function namesOf(db: ReadDb): Names {
  const texts = new Map(db.all(terms).map(({ no, text }) => [no, text]));
  const officers = new Map(officersOf(db).map((officer) => [officer.id, officer]));
  const units = new Map(unitsOf(db).map((unit) => [unit.id, unit]));
  return (no) => {
    const id = texts.get(no) ?? String(no);
    if (id.startsWith('device ')) return { id: id.slice(7), name: id.slice(7), detail: null };
    const officer = officers.get(id);
    if (officer !== undefined) return { id, name: officer.name, detail: officer.badge };
    const unit = units.get(id);
    const division = unit?.divisionId == null ? undefined : units.get(unit.divisionId);
    return { id, name: unit?.name ?? id, detail: division?.name ?? null };
  };
}

function talliesOf(sums: Sums['officers'], names: Names): UploadTally[] {
  return [...sums]
    .map(([no, { lags, late, overdue, others }]) => ({
      ...names(no),
      uploads: lags.length,
      late,
      overdue,
      medianMs: quantiles(lags, 0.5)[0] ?? null,
      others: others.size,
    }))
    .sort(
      (a, b) =>
        b.late + b.overdue - (a.late + a.overdue) || b.uploads - a.uploads || (a.name < b.name ? -1 : 1),
    );
}

function repeated(sums: Sums, names: Names): Repeated[] {
  const known = new Map<string, Named>();
  const all = sums.pairs((no) => {
    const key = String(no);
    known.set(key, names(no));
    return key;
  });
  const nameOf = (key: string): Named => known.get(key) ?? { id: key, name: key, detail: null };
  return repeatedOf(all).map((found) => shown(found, all, nameOf));
}

function shown({ kind, of, pairs }: Found, all: readonly Pair[], nameOf: (key: string) => Named): Repeated {
  const own = nameOf(kind === 'device' ? of.device : of.officer);
  return {
    kind,
    id: own.id,
    name: kind === 'one-pair' ? `${own.name} with ${nameOf(of.device).name}` : own.name,
    says: sentence(kind, of, pairs, all, nameOf),
    uploads: pairs.reduce((sum, { uploads }) => sum + uploads, 0),
    late: pairs.reduce((sum, { late }) => sum + late, 0),
    pairs: pairs.map(({ officer, device, uploads, late }) => ({
      officerId: nameOf(officer).id,
      officerName: nameOf(officer).name,
      device: nameOf(device).name,
      uploads,
      late,
    })),
  };
}

/** What it is told by, in counts. */
function sentence(
  kind: Found['kind'],
  of: Pair,
  pairs: readonly Pair[],
  all: readonly Pair[],
  nameOf: (key: string) => Named,
): string {
  const counted = pairs.map(
    ({ officer, device, late, uploads }) =>
      `${late} of ${uploads} with ${nameOf(kind === 'device' ? officer : device).name}`,
  );
  const told = counted.join(', ');
  if (kind === 'device') {
    const elsewhere = all.filter(
      ({ officer, device }) => device !== of.device && pairs.some((pair) => pair.officer === officer),
    );
    return `Late ${told}. ${beside(elsewhere, 'The same officers with other cameras')}`;
  }
  const others = all.filter(
    ({ officer, device }) => officer !== of.officer && pairs.some((pair) => pair.device === device),
  );
  if (kind === 'officer')
    return `Late ${told}. ${beside(others, others.length === 0 ? '' : 'Others with these cameras')}`;
  const own = all.filter(({ officer, device }) => officer === of.officer && device !== of.device);
  return `Late ${told}. ${beside(own, 'The officer with other cameras')} ${beside(others, 'Others with this camera')}`.trim();
}

function beside(pairs: readonly Pair[], who: string): string {
  if (who === '') return 'Nobody else used these cameras.';
  const uploads = pairs.reduce((sum, pair) => sum + pair.uploads, 0);
  const late = pairs.reduce((sum, pair) => sum + pair.late, 0);
  return uploads === 0 ? `${who}: none.` : `${who}: ${late} of ${uploads} late.`;
}

const terms = sql<[], { no: number; text: string }>('terms', 'SELECT no, text FROM term');
