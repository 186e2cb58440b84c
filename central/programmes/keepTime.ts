import { hour } from '../../contract/time.ts';
import { lockMeasures } from '../measures/lock.ts';
import type { Ports } from '../ports.ts';
import { newSeed } from './newSeed.ts';
import { runProgrammes } from './run.ts';

/**
 * Runs what is due of the programmes now and then every hour, and locks the measures of periods that have closed, until it
 * is stopped. A run that fails is logged and tried again an hour later; after a time without a central the first run makes
 * up for what was missed.
 */
export function keepTime(
  ports: Pick<Ports, 'clock' | 'db' | 'log'>,
  every = hour,
): { readonly stop: () => Promise<void> } {
  let running: Promise<void> = Promise.resolve();
  const run = () => {
    running = running.then(async () => {
      await trying('programmes-not-run', async () => {
        const { draws, duties } = await runProgrammes(ports.db, ports.clock.now(), newSeed);
        if (draws > 0) ports.log('info', 'programmes-drawn', { draws, duties });
      });
      await trying('measures-not-locked', async () => {
        const lines = await lockMeasures(ports.db, ports.clock.now());
        if (lines > 0) ports.log('info', 'measures-locked', { lines });
      });
    });
  };
  const trying = async (failure: string, work: () => Promise<void>): Promise<void> => {
    try {
      await work();
    } catch (error) {
      ports.log('error', failure, {
        error: error instanceof Error ? (error.stack ?? error.message) : String(error),
      });
    }
  };
  const timer = setInterval(run, every);
  timer.unref();
  run();
  return {
    stop: () => {
      clearInterval(timer);
      return running;
    },
  };
}
