import { compareBytes } from './byteOrder.ts';
import { canonicalJson } from './canonical.ts';
import type { Checked, Frame } from './frame.ts';
import type { Commitment, Stratum } from './record.ts';
import { algorithm, type Sha256 } from './ticket.ts';

/** How many a plan draws in a stratum, and how many stand by. */
export type StratumSize = { readonly key: string; readonly sample: number; readonly spares: number };

/** Why the sizes don't fit the frame: some are more than there are, or a stratum of the frame has no size at all. */
export type SizeProblem =
  | { readonly kind: 'sizes-too-large'; readonly strata: readonly Stratum[] }
  | { readonly kind: 'sizes-missing'; readonly keys: readonly string[] }
  | { readonly kind: 'sizes-twice'; readonly keys: readonly string[] }
  | { readonly kind: 'nothing-to-draw' };

/** The strata of a commitment, counted in the frame. An empty stratum may be named, with sizes 0. */
export function strataOf(frame: Frame, sizes: readonly StratumSize[]): Checked<Stratum[], SizeProblem> {
  const keys = new Set<string>();
  const twice = sizes.map(({ key }) => key).filter((key) => keys.size === keys.add(key).size);
  if (twice.length > 0) return { ok: false, problem: { kind: 'sizes-twice', keys: twice } };
  const missing = [...frame.populations.keys()].filter((key) => !keys.has(key));
  if (missing.length > 0) return { ok: false, problem: { kind: 'sizes-missing', keys: missing } };
  const strata = sizes
    .map(({ key, sample, spares }) => ({
      key,
      population: frame.populations.get(key) ?? 0,
      sample: wholeNumber(sample),
      spares: wholeNumber(spares),
    }))
    .sort((a, b) => compareBytes(a.key, b.key));
  const tooLarge = strata.filter(({ population, sample, spares }) => sample + spares > population);
  if (tooLarge.length > 0) return { ok: false, problem: { kind: 'sizes-too-large', strata: tooLarge } };
  if (strata.every(({ sample }) => sample === 0)) return { ok: false, problem: { kind: 'nothing-to-draw' } };
  return { ok: true, value: strata };
}

/** The commitment to a frame and to sizes, before there is a seed. Its `algorithm` is the one of this version. */
export function commitmentTo(
  frame: Frame,
  frameSha256: string,
  strata: readonly Stratum[],
  about: Omit<Commitment, 'frame' | 'strata' | 'algorithm'> & {
    readonly query: unknown;
    readonly askedAt: number;
  },
): Commitment {
  const { query, askedAt, planId, planName, attempt, redrawReason, committedBy, committedAt } = about;
  return {
    planId,
    planName,
    attempt,
    redrawReason,
    frame: { query, askedAt, items: frame.items.length, sha256: frameSha256 },
    strata,
    algorithm,
    committedBy,
    committedAt,
  };
}

/** SHA-256 of the commitment's canonical JSON in UTF-8, in hexadecimal: shown and sent before the seed is entered. */
export function commitmentSha256(commitment: Commitment, sha256: Sha256): string {
  return sha256(canonicalJson(commitment));
}

function wholeNumber(size: number): number {
  if (!Number.isSafeInteger(size) || size < 0)
    throw new RangeError(`A size must be a whole number, not ${size}.`);
  return size;
}
