import { setImmediate as rest } from 'node:timers/promises';
import { strataOf } from '../../sampling/draw/commitment.ts';
import { drawing } from '../../sampling/draw/draw.ts';
import { checking, type Frame } from '../../sampling/draw/frame.ts';
import { hashingFrame } from '../../sampling/draw/frameText.ts';
import type { FrameItem } from '../../sampling/draw/record.ts';
import { inOneGo, inTurns, type Steps } from '../../sampling/draw/steps.ts';
import { fine, hashInParts, sha256 } from '../sampling/draw/made.ts';
import { openDuckDb } from './duckdb.ts';
import { type Bench, beside, figure, percentile } from './figure.ts';

const million = 1_000_000;
const seed = '4 2 6 1 1 3 5 6 2 2';
const strata = 8;
const perStratum = 50;
const rounds = 5;

/**
 * A draw of 400 out of a million, and the hash of their frame. Beside it DuckDB orders the same ids, held in its memory,
 * by md5 within each stratum, on every core it finds; the draw has one, and a hash twice as dear.
 */
export const draw: Bench = {
  name: 'draw',
  run: async (say) => {
    const items = madeMillion();
    const frame = fine(inOneGo(checking(items)));
    const sizes = [...frame.populations.keys()].map((key) => ({ key, sample: perStratum, spares: 10 }));
    const committed = fine(strataOf(frame, sizes));
    const draws = () => drawing(frame, committed, seed, sha256);
    const duckDb = await openDuckDb();
    await duckDb.run(
      `CREATE OR REPLACE TABLE frame AS SELECT 'X' || (6000 + i // 1200) || '-' || lpad(i::VARCHAR, 12, '0') AS id,
       'division ' || (i % ${strata}) AS stratum FROM range(${million}) AS made(i)`,
    );
    const salted = `md5(id || '${seed}')`;
    const [ours, within, overAll] = [[], [], []] as [number[], number[], number[]];
    for (let round = 0; round < rounds; round += 1) {
      ours.push(await timed(() => inOneGo(draws())));
      within.push(
        await timed(() =>
          duckDb.rows(
            `SELECT id, stratum FROM frame QUALIFY row_number() OVER (PARTITION BY stratum ORDER BY ${salted}) <= ${perStratum}`,
          ),
        ),
      );
      overAll.push(
        await timed(() =>
          duckDb.rows(`SELECT id FROM frame ORDER BY ${salted} LIMIT ${strata * perStratum}`),
        ),
      );
      say(`the draw ${shown(ours)} ms; DuckDB by stratum ${shown(within)} ms, over all ${shown(overAll)} ms`);
    }
    duckDb.close();

    const inOrder = await timed(() => hashed(items));
    const shuffled = items.map((_, at) => items[(at * 7919) % million] ?? { id: '', stratum: '' });
    const inAnyOrder = await timed(() => hashed(shuffled));
    const longest = await longestBlock(async (inTurn) => {
      const turned = fine(await inTurn(checking(shuffled)));
      await inTurn(hashingFrame(turned, hashInParts()));
      await inTurn(drawing(turned, committed, seed, sha256));
    });
    const name = `draw ${strata * perStratum} of 1,000,000 in ${strata} strata`;
    const median = percentile(ours, 0.5);
    return [
      figure(name, median, 'ms', { most: 400 }),
      beside(name, median, 'ms', 'DuckDB, ORDER BY md5 within each stratum', percentile(within, 0.5), 3),
      beside(name, median, 'ms', 'DuckDB, ORDER BY md5 LIMIT 400 over all', percentile(overAll, 0.5), 3),
      figure('commit hash of 1,000,000 items, in the order of their ids', inOrder, 'ms', { most: 2000 }),
      figure('commit hash of 1,000,000 items, in any order', inAnyOrder, 'ms', { most: 2000 }),
      figure('longest wait of others while both run in turns', longest, 'ms', { most: 50 }),
    ];
  },
};

/** A million ids of two dozen characters, as a database gives them: in order. */
function madeMillion(): FrameItem[] {
  return Array.from({ length: million }, (_, at) => ({
    id: `X${6000 + Math.floor(at / 1200)}-${String(at).padStart(12, '0')}`,
    stratum: `division ${at % strata}`,
  }));
}

/** Checked, sorted, written out and hashed: what a commitment waits for. */
function hashed(items: readonly FrameItem[]): string {
  const frame: Frame = fine(inOneGo(checking(items)));
  return inOneGo(hashingFrame(frame, hashInParts()));
}

async function timed(work: () => unknown): Promise<number> {
  const startedAt = performance.now();
  await work();
  return performance.now() - startedAt;
}

/** The longest that a timer of this process waited beyond its millisecond while the work ran, in milliseconds. */
async function longestBlock(
  work: (inTurn: <T>(steps: Steps<T>) => Promise<T>) => Promise<void>,
): Promise<number> {
  let [longest, before] = [0, performance.now()];
  const timer = setInterval(() => {
    const now = performance.now();
    longest = Math.max(longest, now - before - 1);
    before = now;
  }, 1);
  const turns = { now: () => performance.now(), rest: () => rest(), turnMs: 10 };
  await work((steps) => inTurns(steps, turns));
  clearInterval(timer);
  return longest;
}

const shown = (values: readonly number[]): string => (values.at(-1) ?? 0).toFixed(0);
