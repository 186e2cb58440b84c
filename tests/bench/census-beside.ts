import { bothWays } from './census-files.ts';

/**
 * Reads and matches two files in turns, by the census and by DuckDB, in a process of its own that holds nothing else;
 * sends its parent the milliseconds of each.
 */
const [calls = '', recordings = '', rounds = '1'] = process.argv.slice(2);
const say = (sentence: string): void => void process.stderr.write(`  ${sentence}\n`);
const { ours, duckDb, compared, close } = await bothWays({ calls, recordings });
const same = await compared();
say(
  `both find the same ${same.pairs.toLocaleString('en')} recordings of ${same.calls.toLocaleString('en')} dispatches`,
);
const [mine, theirs] = [[], []] as [number[], number[]];
for (let round = 0; round < Number(rounds); round += 1) {
  mine.push(await timed(ours));
  theirs.push(await timed(duckDb));
  say(
    `two files read and matched ${Math.round(mine.at(-1) ?? 0)} ms, DuckDB ${Math.round(theirs.at(-1) ?? 0)} ms`,
  );
}
close();
process.send?.({ mine, theirs });
process.disconnect();

async function timed(work: () => Promise<unknown>): Promise<number> {
  const startedAt = performance.now();
  await work();
  return performance.now() - startedAt;
}
