import { setImmediate as breathe } from 'node:timers/promises';
import type { Turns } from '../../sampling/draw/steps.ts';
import type { Log } from './ports.ts';

/** What keeps something in memory current with one open database. */
export type StandingWork = {
  /** Takes the work up when it is due, after `first`; cheap, called after every commit, and throws nothing at who wrote. */
  readonly consider: (first?: () => void) => void;
  readonly isRunning: () => boolean;
  /** Answers when nothing waits to be done. */
  readonly settled: () => Promise<void>;
  readonly stop: () => Promise<void>;
};

type Needs = {
  readonly log: Log;
  /** What is logged when it is broken off. */
  readonly stopped: string;
  readonly isDue: () => boolean;
  /** Some milliseconds each, until nothing is left. */
  readonly steps: () => Generator<void>;
  /** All of it was done. */
  readonly done: () => void;
};

/** Others are answered between two slices of this many milliseconds. */
const sliceMs = 8;

/** How somebody takes turns with others who ask something of the core. */
export const inSlices: Turns = { now: () => performance.now(), rest: () => breathe(), turnMs: sliceMs };

/**
 * Does the work in slices, and takes it up again when more has come meanwhile. What goes wrong is a page that can't be read,
 * mostly: what was there stays, and the next change tries again.
 */
export function createStandingWork({ log, stopped, isDue, steps, done }: Needs): StandingWork {
  let isStopped = false;
  let running: Promise<void> | null = null;

  return {
    consider: (first) => {
      attempt(() => {
        first?.();
        begin();
      });
    },
    isRunning: () => running !== null,
    settled: async () => {
      while (running) await running;
    },
    stop: async () => {
      isStopped = true;
      await running;
    },
  };

  function begin(): void {
    if (!isStopped && running === null && isDue()) running = workThrough();
  }

  async function workThrough(): Promise<void> {
    const isWhole = await run();
    running = null;
    if (!isWhole) return;
    attempt(() => {
      done();
      begin();
    });
  }

  /** Answers false when it was broken off. */
  async function run(): Promise<boolean> {
    try {
      let startedAt = Number.NEGATIVE_INFINITY;
      for (const _ of steps()) {
        if (performance.now() - startedAt < sliceMs) continue;
        await breathe();
        if (isStopped) return false;
        startedAt = performance.now();
      }
      return true;
    } catch (error) {
      tell(error);
      return false;
    }
  }

  function attempt(work: () => void): void {
    try {
      work();
    } catch (error) {
      tell(error);
    }
  }

  function tell(error: unknown): void {
    log('error', stopped, { error: String(error) });
  }
}
