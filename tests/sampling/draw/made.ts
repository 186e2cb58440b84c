import { createHash, hash } from 'node:crypto';
import {
  commitmentSha256,
  commitmentTo,
  type StratumSize,
  strataOf,
} from '../../../sampling/draw/commitment.ts';
import { drawing } from '../../../sampling/draw/draw.ts';
import { type Checked, checking, type Frame } from '../../../sampling/draw/frame.ts';
import { hashingFrame } from '../../../sampling/draw/frameText.ts';
import type { DrawRecord, FrameItem } from '../../../sampling/draw/record.ts';
import { inOneGo } from '../../../sampling/draw/steps.ts';
import type { HashInParts, Sha256 } from '../../../sampling/draw/ticket.ts';

/** Node's own SHA-256, as the desk's core brings it. */
export const sha256: Sha256 = (text) => hash('sha256', text);

export function hashInParts(): HashInParts {
  const running = createHash('sha256');
  return { update: (part) => void running.update(part), digestHex: () => running.digest('hex') };
}

/** The value, or an error with the problem in it. */
export function fine<T>(checked: Checked<T, unknown>): T {
  if (!checked.ok) throw new Error(JSON.stringify(checked.problem));
  return checked.value;
}

export function frameOf(items: readonly FrameItem[]): Frame {
  return fine(inOneGo(checking(items)));
}

/** `count` items, `stratum-0` and so on in turn, with ids as a camera vendor writes them. */
export function madeItems(count: number, strata = 3): FrameItem[] {
  return Array.from({ length: count }, (_, at) => ({
    id: `X${6000 + (at % 850)}-${String(at).padStart(7, '0')}`,
    stratum: `stratum-${at % strata}`,
  }));
}

/** A whole draw: frame checked and hashed, sizes committed to, seed taken. */
export function drawnRecord(frame: Frame, sizes: readonly StratumSize[], seed: string): DrawRecord {
  const commitment = commitmentTo(
    frame,
    inOneGo(hashingFrame(frame, hashInParts())),
    fine(strataOf(frame, sizes)),
    {
      planId: 'plan-1',
      planName: 'Recorded in full, July–August',
      attempt: 1,
      redrawReason: null,
      query: { recorded: { from: '2026-07-01', before: '2026-09-01' }, classifications: null },
      askedAt: 1_788_000_000_000,
      committedBy: 'R. Okafor',
      committedAt: 1_788_000_060_000,
    },
  );
  return {
    format: 'second-watch-draw',
    formatVersion: 1,
    id: 'draw-1',
    commitment,
    commitmentSha256: commitmentSha256(commitment, sha256),
    seed,
    seedOrigin: { kind: 'dice', says: 'Twenty ten-sided dice, thrown by D. Pruitt' },
    seedEnteredAt: 1_788_000_120_000,
    drawnBy: 'R. Okafor',
    items: inOneGo(drawing(frame, commitment.strata, seed, sha256)),
    extensions: [],
    replacements: [],
    otherDraws: [],
  };
}
