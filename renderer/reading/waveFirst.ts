/**
 * What is read of a clip first: what its sound looks like is wanted by everybody, small pictures only by whoever looks
 * for a place. Both at once would take each other's processor on a small machine, so pictures wait meanwhile.
 */
export type WaveFirst = {
  /** A clip's sound is being looked at now, or not any more. */
  readonly look: (isLooking: boolean) => void;
  /** Calls with each change, and at once with how it is; the answer ends it. */
  readonly follow: (hear: (isLooking: boolean) => void) => () => void;
};

export function createWaveFirst(): WaveFirst {
  const hearers = new Set<(isLooking: boolean) => void>();
  let looking = false;
  return {
    look: (isLooking) => {
      if (looking === isLooking) return;
      looking = isLooking;
      for (const hear of hearers) hear(looking);
    },
    follow: (hear) => {
      hearers.add(hear);
      hear(looking);
      return () => hearers.delete(hear);
    },
  };
}

/** The window listens to one clip at a time. */
export const waveFirst = createWaveFirst();
