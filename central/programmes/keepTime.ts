import { hour } from '../../contract/time.ts';
import type { Ports } from '../ports.ts';
import { newSeed } from './newSeed.ts';
import { runProgrammes } from './run.ts';

/**
 * Runs what is due of the programmes now and then every hour, until it is stopped. A run that fails is logged and tried
 * again an hour later; after a time without a central the first run makes up for what was missed.
 */
export function keepTime(
  ports: Pick<Ports, 'clock' | 'db' | 'log'>,
  every = hour,
): { readonly stop: () => Promise<void> } {
  let running: Promise<void> = Promise.resolve();
  const run = () => {
    running = running.then(async () => {
      try {
        const { draws, duties } = await runProgrammes(ports.db, ports.clock.now(), newSeed);
        if (draws > 0) ports.log('info', 'programmes-drawn', { draws, duties });
      } catch (error) {
        ports.log('error', 'programmes-not-run', {
          error: error instanceof Error ? (error.stack ?? error.message) : String(error),
        });
      }
    });
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
