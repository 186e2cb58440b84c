import type { Checked, Frame } from './frame.ts';
import { type InLine, liningUp } from './line.ts';
import type { DrawnItem, DrawRecord, Extension, Stratum } from './record.ts';
import type { Steps } from './steps.ts';
import { takenByStratum } from './taken.ts';
import type { Sha256 } from './ticket.ts';

/** Draws: in each stratum the first `sample` of the order of tickets, and the next `spares` standing by. */
export function* drawing(
  frame: Frame,
  strata: readonly Stratum[],
  seed: string,
  sha256: Sha256,
): Steps<readonly DrawnItem[]> {
  const lengths = new Map(strata.map(({ key, sample, spares }) => [key, sample + spares]));
  const lines = yield* liningUp(frame, lengths, seed, sha256);
  return strata.flatMap(({ key, sample }) =>
    (lines.get(key) ?? []).map((item) => ({ ...item, role: item.order <= sample ? 'sample' : 'spare' })),
  );
}

/** Why a draw can't be extended so. *frame-differs*: this is not the frame that was drawn from. */
export type ExtensionProblem =
  | { readonly kind: 'stratum-unknown'; readonly stratum: string }
  | { readonly kind: 'extension-adds-nothing'; readonly stratum: string }
  | {
      readonly kind: 'extension-takes-back';
      readonly stratum: string;
      readonly sample: number;
      readonly spares: number;
    }
  | { readonly kind: 'sizes-too-large'; readonly strata: readonly Stratum[] }
  | { readonly kind: 'frame-differs'; readonly stratum: string };

/**
 * The record with more of the same draw: the earlier items keep their places. `frame` is the one that was committed to
 * (whoever calls has compared its hash). *takes back*: fewer in the sample, or in sample and spares together, than there
 * are, which are then named; or fewer spares than are in use.
 */
export function* extending(
  frame: Frame,
  record: DrawRecord,
  wanted: Omit<Extension, 'replacedBefore'>,
  sha256: Sha256,
): Steps<Checked<DrawRecord, ExtensionProblem>> {
  const { stratum, sample, spares } = wanted;
  const committed = record.commitment.strata.find(({ key }) => key === stratum);
  const before = takenOf(record).get(stratum);
  if (committed === undefined || before === undefined) return refused({ kind: 'stratum-unknown', stratum });
  if (sample + spares > committed.population)
    return refused({ kind: 'sizes-too-large', strata: [{ ...committed, sample, spares }] });
  if (sample === before.sample && spares === before.spares)
    return refused({ kind: 'extension-adds-nothing', stratum });
  const used = before.roles.length - before.sample;
  if (sample < before.sample || sample + spares < before.sample + before.spares || spares < used)
    return refused({ kind: 'extension-takes-back', stratum, sample: before.sample, spares: before.spares });

  const lines = yield* liningUp(frame, new Map([[stratum, sample + spares]]), record.seed, sha256);
  const line = lines.get(stratum) ?? [];
  const earlier = record.items.filter((item) => item.stratum === stratum);
  if (line.length < sample + spares || !earlier.every(({ ticket }, at) => ticket === line[at]?.ticket))
    return refused({ kind: 'frame-differs', stratum });
  const extension: Extension = { ...wanted, replacedBefore: record.replacements.length };
  const extended = { ...record, extensions: [...record.extensions, extension] };
  const roles = takenOf(extended).get(stratum)?.roles ?? [];
  const added = line.map((item: InLine): DrawnItem => ({ ...item, role: roles[item.order - 1] ?? 'spare' }));
  const items = record.commitment.strata.flatMap(({ key }) =>
    key === stratum ? added : record.items.filter((item) => item.stratum === key),
  );
  return { ok: true, value: { ...extended, items } };
}

function refused(problem: ExtensionProblem): Checked<DrawRecord, ExtensionProblem> {
  return { ok: false, problem };
}

function takenOf(record: DrawRecord) {
  const stratumOf = new Map(record.items.map(({ id, stratum }) => [id, stratum]));
  return takenByStratum(record, (id) => stratumOf.get(id));
}
