import { extending } from '../../../sampling/draw/draw.ts';
import type { Frame } from '../../../sampling/draw/frame.ts';
import { frameLine } from '../../../sampling/draw/frameText.ts';
import type { DrawRecord } from '../../../sampling/draw/record.ts';
import { replacing, sampleOf } from '../../../sampling/draw/spares.ts';
import { inOneGo } from '../../../sampling/draw/steps.ts';
import { drawnRecord, fine, frameOf, sha256 } from './made.ts';

/** A record with its frame, as they are handed to a stranger. */
export type Case = { readonly record: DrawRecord; readonly frame: Frame };

/** Ids that two programs could order or write differently, among plain ones. */
const strange = [
  '😀',
  '\uFFFD',
  'é',
  'e\u0301',
  '"quoted"',
  'back\\slash',
  '007',
  '7',
  ' ',
  '\u2028',
  '名',
  'ﬃ',
];

const frame = frameOf(
  Array.from({ length: 360 }, (_, at) => ({
    id: `${strange[at % strange.length]}${at < strange.length ? '' : `-${at}`}`,
    stratum: ['East', 'West', 'Ost 😀'][Math.floor(at / 4) % 3] ?? '',
  })),
);
const sizes = ['Ost 😀', 'West', 'East'].map((key) => ({ key, sample: 8, spares: 4 }));

export const caseToVerify = { record: drawnRecord(frame, sizes, '4 2 6 1 ☃ 3'), frame, sizes };

/** The same draw, lived with: replaced, extended, replaced again, a spare among them, and only spares added. */
export const withChanges: Case = { record: livedWith(), frame };

function livedWith(): DrawRecord {
  let record: DrawRecord = caseToVerify.record;
  const who = { reason: 'wrong-unit', by: 'R. Okafor', at: 1_788_100_000_000 };
  const replace = (stratum: string, at: number): void => {
    const item = sampleOf(record).filter((one) => one.stratum === stratum)[at];
    record = fine(replacing(record, { ...who, out: item?.id ?? '' }));
  };
  const extend = (stratum: string, sample: number, spares: number): void => {
    record = fine(inOneGo(extending(frame, record, { ...who, stratum, sample, spares }, sha256)));
  };
  replace('East', 2);
  replace('West', 0);
  extend('East', 12, 4);
  replace('East', 7);
  replace('East', 3);
  extend('West', 8, 6);
  extend('East', 13, 7);
  replace('East', 12);
  return record;
}

/** The lines of a frame's text, each with its line feed. */
export function linesOf({ items }: Frame): string[] {
  return items.map(frameLine);
}
