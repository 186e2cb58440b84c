import type { Checked } from './frame.ts';
import type { DrawnItem, DrawRecord, Replacement } from './record.ts';
import { takenByStratum } from './taken.ts';

/** Why an item can't be replaced. Only an item of the sample as it stands can, and only while a spare stands by. */
export type ReplacementProblem =
  | { readonly kind: 'not-in-sample'; readonly id: string }
  | { readonly kind: 'replaced-already'; readonly id: string; readonly by: string }
  | { readonly kind: 'spares-exhausted'; readonly stratum: string; readonly spares: number };

/** The items to review: what was drawn and added, without those replaced, with those that took their places. */
export function sampleOf({ items, replacements }: DrawRecord): readonly DrawnItem[] {
  const out = new Set(replacements.map((replacement) => replacement.out));
  const into = new Set(replacements.map((replacement) => replacement.in));
  return items.filter(({ id, role }) => !out.has(id) && (role === 'sample' || into.has(id)));
}

/** The spares that stand by in a stratum, the next one first. Empty when they are exhausted. */
export function sparesOf(record: DrawRecord, stratum: string): readonly DrawnItem[] {
  const line = record.items.filter((item) => item.stratum === stratum);
  const strata = new Map(record.items.map((item) => [item.id, item.stratum]));
  const taken = takenByStratum(record, (id) => strata.get(id)).get(stratum);
  return line.slice(taken?.roles.length ?? line.length);
}

/** The record with an item replaced by the next spare of its stratum: nobody chooses which. */
export function replacing(
  record: DrawRecord,
  wanted: Omit<Replacement, 'in'>,
): Checked<DrawRecord, ReplacementProblem> {
  const { out, reason, by, at } = wanted;
  const earlier = record.replacements.find((replacement) => replacement.out === out);
  if (earlier !== undefined)
    return { ok: false, problem: { kind: 'replaced-already', id: out, by: earlier.in } };
  const item = sampleOf(record).find(({ id }) => id === out);
  if (item === undefined) return { ok: false, problem: { kind: 'not-in-sample', id: out } };
  const [next] = sparesOf(record, item.stratum);
  if (next === undefined) {
    const spares = record.items.filter(
      ({ stratum, role }) => stratum === item.stratum && role === 'spare',
    ).length;
    return { ok: false, problem: { kind: 'spares-exhausted', stratum: item.stratum, spares } };
  }
  const replacements = [...record.replacements, { out, in: next.id, reason, by, at }];
  return { ok: true, value: { ...record, replacements } };
}
