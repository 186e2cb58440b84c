/** What can become of somebody's work: gone, there twice, there without having been made, or waiting for ever. */
export const harms = ['lost', 'doubled', 'invented', 'stuck', 'other'] as const;
export type Harm = (typeof harms)[number];
export type Harmed = Readonly<Record<Harm, number>>;

/** How often each fault struck, and what became of the work where it did. */
export type Counts = Map<string, { readonly struck: number; readonly harmed: Harmed }>;

export const unharmed: Harmed = { lost: 0, doubled: 0, invented: 0, stuck: 0, other: 0 };

export function addTo(counts: Counts, fault: string, struck: number, harmed: Harmed): void {
  const before = counts.get(fault) ?? { struck: 0, harmed: unharmed };
  const sum = Object.fromEntries(harms.map((harm) => [harm, before.harmed[harm] + harmed[harm]]));
  counts.set(fault, { struck: before.struck + struck, harmed: sum as Harmed });
}

/** The sentences of a world's last look (see invariants.ts), by what they tell of. */
export function harmedBy(wrong: readonly string[]): Harmed {
  const found = { ...unharmed };
  for (const says of wrong) found[harmIn(says)] += 1;
  return found;
}

function harmIn(says: string): Harm {
  if (/is stuck|is left with|nobody can sign in|never came to an end/.test(says)) return 'stuck';
  if (/was invented|should be \[null\]/.test(says)) return 'invented';
  if (/ at the central \d+ times|^taken \d+ times/.test(says)) return 'doubled';
  return /the central has (null|nothing)/.test(says) ? 'lost' : 'other';
}

/** A table that is one in Markdown too. A row counts what went wrong in the departments or profiles where its fault struck. */
export function tableOf(counts: Counts): string {
  const head = ['what was done', 'struck', ...harms];
  const rows = [...counts]
    .toSorted(([a], [b]) => a.localeCompare(b, 'en'))
    .map(([fault, { struck, harmed }]) => [
      fault,
      struck.toLocaleString('en-US'),
      ...harms.map((harm) => String(harmed[harm])),
    ]);
  const widths = head.map((title, at) => Math.max(title.length, ...rows.map((row) => row[at]?.length ?? 0)));
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell, at) => (at === 0 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0))).join(' | ')} |`;
  const rule = widths.map((width, at) => (at === 0 ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`));
  return [line(head), line(rule), ...rows.map(line)].join('\n');
}
