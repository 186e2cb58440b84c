import type { DrawRecord } from '../../../contract/nouns/draw.ts';
import type { Plan } from '../../../contract/nouns/plan.ts';
import type { DrawResults } from '../../../contract/sample-state.ts';
import type { ReadDb } from '../db/sql.ts';
import { forStrangers } from '../draw/record.ts';
import { resultsOfDraw } from '../results/results.ts';
import { keptItems } from '../sample/states.ts';

/** Everything an outsider needs to follow an audit: what was planned, how it was drawn, what became of each item, what it shows. */
export type PaperBody = {
  readonly format: 'second-watch-work-paper';
  readonly formatVersion: 1;
  readonly plan: Plan;
  readonly record: ReturnType<typeof forStrangers>;
  readonly items: readonly {
    readonly id: string;
    readonly stratum: string;
    readonly order: number;
    readonly state: string;
    readonly reason: string | null;
    readonly note: string;
    readonly reviewId: string | null;
    readonly by: string;
    readonly at: number | null;
  }[];
  readonly results: DrawResults;
};

export function paperBody(db: ReadDb, plan: Plan, record: DrawRecord): PaperBody {
  const results = resultsOfDraw(db, record.id);
  if (results === null) throw new Error('a draw without results');
  const kept = keptItems(db, record.id);
  const taken = new Set(record.replacements.map((replacement) => replacement.in));
  return {
    format: 'second-watch-work-paper',
    formatVersion: 1,
    plan,
    record: forStrangers(record),
    items: record.items
      .filter(({ id, role }) => role === 'sample' || taken.has(id))
      .map(({ id, stratum, order }) => {
        const said = kept.get(id);
        return {
          id,
          stratum,
          order,
          state: said?.state ?? 'to-do',
          reason: said?.reason ?? null,
          note: said?.note ?? '',
          reviewId: said?.reviewId ?? null,
          by: said?.by ?? '',
          at: said?.at ?? null,
        };
      }),
    results,
  };
}
