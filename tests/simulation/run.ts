import './here-and-now.ts';
import { fork } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { damageFiles } from './files.ts';
import { buildHouse } from './house.ts';
import { liveSeeds, type Tally } from './report.ts';
import { addTo, type Counts, tableOf } from './table.ts';
import { putTapeIn } from './tape.ts';

/**
 * `npm run simulate`: thousands of seeds, several processes side by side, and as many profiles with a damaged file. Ends
 * with the table of what was done, and with 1 when anything went wrong.
 */
const { values } = parseArgs({
  options: {
    seeds: { type: 'string', default: '1000' },
    from: { type: 'string', default: '1' },
    jobs: { type: 'string', default: String(availableParallelism()) },
    worker: { type: 'boolean', default: false },
  },
});
const [seeds, from, jobs] = [Number(values.seeds), Number(values.from), Number(values.jobs)];
/** So many seeds between two words of a worker. */
const portion = 25;
const Count = z.int().nonnegative();
const Harmed = z.object({ lost: Count, doubled: Count, invented: Count, stuck: Count, other: Count });
const Said = z.object({
  seeds: Count,
  counts: z.array(z.tuple([z.string(), z.object({ struck: Count, harmed: Harmed })])),
  failures: z.array(z.string()),
});

if (values.worker) await work();
else process.exitCode = await lead();

async function work(): Promise<void> {
  const tell = ({ counts, ...tally }: Tally) => process.send?.({ ...tally, counts: [...counts] });
  // Before the tape is in: these profiles are nobody's in a world.
  for (let at = from; at < from + seeds; at += portion)
    tell({ ...(await damageFiles(at, Math.min(portion, from + seeds - at))), seeds: 0 });
  putTapeIn();
  const house = await buildHouse();
  for (let at = from; at < from + seeds; at += portion)
    tell(await liveSeeds(house, at, Math.min(portion, from + seeds - at)));
  await house.close();
  process.disconnect();
}

async function lead(): Promise<number> {
  const startedAt = performance.now();
  const counts: Counts = new Map();
  let failed = 0;
  let done = 0;
  const each = Math.ceil(seeds / jobs);
  const ends = Array.from({ length: jobs }, (_, job) => {
    const size = Math.min(each, seeds - job * each);
    if (size <= 0) return Promise.resolve(0);
    const args = ['--worker', '--seeds', String(size), '--from', String(from + job * each)];
    const child = fork(import.meta.filename, args);
    child.on('message', (message) => {
      const said = Said.parse(message);
      done += said.seeds;
      for (const [fault, { struck, harmed }] of said.counts) addTo(counts, fault, struck, harmed);
      for (const failure of said.failures) process.stdout.write(`${failure}\n`);
      failed += said.failures.length;
      process.stderr.write(`${done} of ${seeds} seeds, ${perMinute(done)} a minute\n`);
    });
    return new Promise<number>((resolve) => child.once('exit', (code) => resolve(code ?? 1)));
  });
  const codes = await Promise.all(ends);
  const speed = `${perMinute(done)} seeds a minute on ${jobs} processes`;
  const damaged = [...counts].filter(([fault]) => fault.startsWith('files: '));
  const profiles = damaged.reduce((sum, [, { struck }]) => sum + struck, 0);
  process.stdout.write(`${tableOf(counts)}\n`);
  process.stdout.write(`${done} departments, ${profiles} damaged profiles, ${failed} failed, ${speed}\n`);
  return done === seeds && failed === 0 && codes.every((code) => code === 0) ? 0 : 1;

  function perMinute(count: number): number {
    return Math.round((count * 60_000) / (performance.now() - startedAt));
  }
}
