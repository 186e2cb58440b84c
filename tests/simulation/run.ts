import './here-and-now.ts';
import { fork } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { buildHouse } from './house.ts';
import { liveSeeds, type Tally, tableOf } from './report.ts';
import { putTapeIn } from './tape.ts';

/** `npm run simulate`: thousands of seeds, several processes side by side. Ends with 1 when a seed failed. */
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
const Said = z.object({
  seeds: z.int(),
  faults: z.array(z.tuple([z.string(), z.int()])),
  failures: z.array(z.string()),
});

if (values.worker) await work();
else process.exitCode = await lead();

async function work(): Promise<void> {
  putTapeIn();
  const house = await buildHouse();
  for (let at = from; at < from + seeds; at += portion) {
    const tally = await liveSeeds(house, at, Math.min(portion, from + seeds - at));
    process.send?.({ ...tally, faults: [...tally.faults] });
  }
  await house.close();
  process.disconnect();
}

async function lead(): Promise<number> {
  const startedAt = performance.now();
  const faults = new Map<string, number>();
  const failures: string[] = [];
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
      for (const [name, times] of said.faults) faults.set(name, (faults.get(name) ?? 0) + times);
      for (const failure of said.failures) process.stdout.write(`${failure}\n`);
      failures.push(...said.failures);
      process.stderr.write(`${done} of ${seeds} seeds, ${perMinute(done)} a minute\n`);
    });
    return new Promise<number>((resolve) => child.once('exit', (code) => resolve(code ?? 1)));
  });
  const codes = await Promise.all(ends);
  const tally: Tally = { seeds: done, faults, failures };
  process.stdout.write(`${tableOf(tally)}, ${perMinute(done)} seeds a minute on ${jobs} processes\n`);
  return done === seeds && failures.length === 0 && codes.every((code) => code === 0) ? 0 : 1;

  function perMinute(count: number): number {
    return Math.round((count * 60_000) / (performance.now() - startedAt));
  }
}
