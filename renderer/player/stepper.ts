import type { Neighbour } from './neighbour.ts';

/**
 * Steps from frame to frame, one after the other. Steps asked for while one is being found are counted together, two at
 * most, and a step the other way takes back those that wait: a key that is held down stops when it is let go.
 */
export function createStepper(neighbour: Neighbour, hereSeconds: () => number | null) {
  let wished = 0;
  let isStepping = false;

  async function takeSteps(): Promise<void> {
    isStepping = true;
    for (let here = hereSeconds(); wished !== 0 && here !== null; here = hereSeconds()) {
      const direction = wished > 0 ? 1 : -1;
      wished -= direction;
      if ((await neighbour(here, direction)) === null) wished = 0;
    }
    isStepping = false;
  }

  return {
    step: async (direction: 1 | -1): Promise<void> => {
      wished = Math.sign(wished) === -direction ? direction : Math.max(-2, Math.min(2, wished + direction));
      if (!isStepping) await takeSteps();
    },
    /** Another clip: what was wished is over. */
    forget: (): void => {
      wished = 0;
    },
  };
}
