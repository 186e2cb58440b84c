import type { Neighbour } from './neighbour.ts';

/** Of a key that is held down so many steps wait at most: it stops when it is let go. */
const mostRepeated = 2;

/**
 * Steps from frame to frame, one after the other. Each press counts: those made while a frame is being found wait, and
 * one on and one back end where they began. Steps of a key that is held down (`isRepeat`) are as many as there is time
 * for, and a press the other way drops those that wait.
 */
export function createStepper(neighbour: Neighbour, hereSeconds: () => number | null) {
  let pressed = 0;
  let repeated = 0;
  let underWay: Promise<void> | null = null;

  async function takeSteps(): Promise<void> {
    for (let here = hereSeconds(); here !== null; here = hereSeconds()) {
      const direction = nextOf(pressed) ?? nextOf(repeated);
      if (direction === null) return;
      if (pressed !== 0) pressed -= direction;
      else repeated -= direction;
      if ((await neighbour(here, direction)) === null) forget();
    }
    forget();
  }

  /** What was wished is over: another clip, or no frame further on. */
  function forget(): void {
    pressed = 0;
    repeated = 0;
  }

  return {
    /** Answers when no step waits any more. */
    step: async (direction: 1 | -1, isRepeat = false): Promise<void> => {
      if (Math.sign(repeated) === -direction) repeated = 0;
      if (isRepeat) repeated = Math.max(-mostRepeated, Math.min(mostRepeated, repeated + direction));
      else pressed += direction;
      underWay ??= takeSteps().finally(() => {
        underWay = null;
      });
      await underWay;
    },
    forget,
  };
}

function nextOf(waiting: number): 1 | -1 | null {
  return waiting === 0 ? null : waiting > 0 ? 1 : -1;
}
