/**
 * Makes a question that may be asked often into one that is asked once at a time: asked again meanwhile, it is asked
 * once more afterwards, so that the last answer is never older than the last wish. The promise ends with all of it.
 */
export function oneAtATime(ask: () => Promise<void>): () => Promise<void> {
  let asking: Promise<void> | null = null;
  let isWanted = false;

  return () => {
    isWanted = true;
    asking ??= run();
    return asking;
  };

  async function run(): Promise<void> {
    try {
      while (isWanted) {
        isWanted = false;
        await ask();
      }
    } finally {
      // In the same breath as the last look at what is wanted, or a wish in between would be lost.
      asking = null;
    }
  }
}
