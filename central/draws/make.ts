import { createHash } from 'node:crypto';
import type { Commitment, DrawRecord, SeedOrigin } from '../../contract/nouns/draw.ts';
import type { FrameQuery } from '../../contract/nouns/plan.ts';
import type { Instant } from '../../contract/time.ts';
import {
  commitmentSha256,
  commitmentTo,
  type SizeProblem,
  type StratumSize,
  strataOf,
} from '../../sampling/draw/commitment.ts';
import { drawing } from '../../sampling/draw/draw.ts';
import { type Checked, checking, type Frame, type FrameProblem } from '../../sampling/draw/frame.ts';
import { hashingFrame } from '../../sampling/draw/frameText.ts';
import type { FrameItem } from '../../sampling/draw/record.ts';
import { inOneGo } from '../../sampling/draw/steps.ts';
import { digestOf } from '../events/canonical.ts';

/** What is committed to before there is a seed. */
export type Committed = {
  readonly frame: Frame;
  readonly commitment: Commitment;
  /** Of the commitment. */
  readonly sha256: string;
};

type About = Pick<Commitment, 'planId' | 'planName' | 'attempt' | 'redrawReason' | 'committedBy'> & {
  readonly query: FrameQuery;
  readonly at: Instant;
};

/** Fixes a frame and the sizes of its strata, as a desk does; both are asked for and committed to at one moment. */
export function commitTo(
  items: readonly FrameItem[],
  sizes: readonly StratumSize[],
  about: About,
): Checked<Committed, FrameProblem | SizeProblem> {
  const frame = inOneGo(checking(items));
  if (!frame.ok) return frame;
  const strata = strataOf(frame.value, sizes);
  if (!strata.ok) return strata;
  const running = createHash('sha256');
  const frameSha256 = inOneGo(
    hashingFrame(frame.value, {
      update: (part) => void running.update(part),
      digestHex: () => running.digest('hex'),
    }),
  );
  const { at, ...rest } = about;
  const commitment = commitmentTo(frame.value, frameSha256, strata.value, {
    ...rest,
    askedAt: at,
    committedAt: at,
  }) as Commitment;
  return {
    ok: true,
    value: { frame: frame.value, commitment, sha256: commitmentSha256(commitment, digestOf) },
  };
}

/** The record of the draw that this seed makes of what was committed to. `videos`: from an item's name to its record. */
export function drawnFrom(
  { frame, commitment, sha256 }: Committed,
  drawn: Pick<DrawRecord, 'id' | 'seed' | 'seedOrigin' | 'seedEnteredAt' | 'drawnBy'> & {
    readonly seedOrigin: SeedOrigin;
  },
  videos: ReadonlyMap<string, string>,
): DrawRecord {
  const items = [...inOneGo(drawing(frame, commitment.strata, drawn.seed, digestOf))];
  return {
    format: 'second-watch-draw',
    formatVersion: 1,
    ...drawn,
    commitment,
    commitmentSha256: sha256,
    items,
    extensions: [],
    replacements: [],
    otherDraws: [],
    targets: Object.fromEntries(items.map(({ id }) => [id, videos.get(id) ?? id])),
  };
}

/** From the name that a video has in the real world to its record here. */
export function recordsOf(
  videos: readonly { readonly vendorId: string; readonly id: string }[],
): ReadonlyMap<string, string> {
  return new Map(videos.map(({ vendorId, id }) => [vendorId, id]));
}
