import type { z } from 'zod';
import type { Interval } from '../../contract/nouns/video.ts';
import type { CodeItem } from './reviewState.ts';

export type Group = NonNullable<CodeItem['group']>;

/** The colour of a finding's family; red is for loss alone, so it is never one of these. */
export function colourOf(group: Group): string {
  switch (group) {
    case 'late':
    case 'early':
    case 'narration':
    case 'note':
    case 'good':
      return `var(--${group})`;
    case 'other':
      return 'var(--muted)';
  }
}

export function groupOf(items: readonly CodeItem[], code: string): Group {
  return items.find((item) => item.code === code)?.group ?? 'other';
}

export function labelOf(
  items: readonly { readonly code: string; readonly label: string }[],
  code: string,
): string {
  return items.find((item) => item.code === code)?.label ?? code;
}

type Place = {
  readonly atMs: number;
  readonly durationMs: number;
  readonly muted: readonly z.infer<typeof Interval>[];
};

/**
 * The kind that a tag key means here. The list is the department's: a family may hold several kinds (missing narration
 * at the start, at the stop, of a mute), and then the place on the clip says which. Those with a key come first.
 */
export function kindFor(items: readonly CodeItem[], group: Group, place: Place): CodeItem | null {
  const ofGroup = items.filter((item) => item.group === group);
  const keyed = ofGroup.filter(({ key }) => key !== undefined);
  const family = keyed.length > 0 ? keyed : ofGroup;
  if (group !== 'narration' || family.length < 2) return family[0] ?? null;
  const { atMs, durationMs, muted } = place;
  const inMute = muted.some(({ startMs, endMs }) => atMs >= startMs - 2000 && atMs <= endMs + 2000);
  const wanted = inMute ? /mute/ : atMs > durationMs / 2 ? /stop|end/ : /start/;
  return family.find(({ code }) => wanted.test(code)) ?? family[0] ?? null;
}

const anywhere: Place = { atMs: 0, durationMs: 0, muted: [] };

/** The kind that only says something at a place; it has a lane of its own. */
export function isNote(items: readonly CodeItem[], code: string): boolean {
  return kindFor(items, 'note', anywhere)?.code === code;
}
