import type { DrawRecord } from '../../../contract/nouns/draw.ts';

/** The record without what only a desk can use. */
export function forStrangers({ targets: _targets, ...record }: DrawRecord): Omit<DrawRecord, 'targets'> {
  return record;
}
