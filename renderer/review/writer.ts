/**
 * Writes changes one after the other, each on top of the one before, and keeps only the newest that waits. What can't
 * be written stays wanted, so that nothing typed is lost: it goes out with the next change or with `again`.
 */
export type Writer<T extends object> = {
  /** Wants these fields changed; after `waitMs` of quiet they are written. */
  readonly want: (change: Partial<T>, waitMs?: number) => void;
  /** Writes now what is wanted. True when nothing is left unwritten. */
  readonly flush: () => Promise<boolean>;
  /** What is wanted and not yet written, that which is being written included. */
  readonly wanted: () => Partial<T>;
};

/** `written` is called after each write, whether it was kept or not. */
export function createWriter<T extends object>(
  write: (change: Partial<T>) => Promise<boolean>,
  written: () => void = () => {},
): Writer<T> {
  let waiting: Partial<T> = {};
  let going: Partial<T> = {};
  let underWay: Promise<boolean> | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;

  async function run(): Promise<boolean> {
    while (Object.keys(waiting).length > 0) {
      going = waiting;
      waiting = {};
      const isKept = await write(going);
      // What came meanwhile is newer than what failed.
      if (!isKept) waiting = { ...going, ...waiting };
      going = {};
      written();
      if (!isKept) return false;
    }
    return true;
  }

  const flush = async (): Promise<boolean> => {
    clearTimeout(timer);
    if (underWay !== null) await underWay;
    underWay ??= run().finally(() => {
      underWay = null;
    });
    return await underWay;
  };

  return {
    want: (change, waitMs = 0) => {
      waiting = { ...waiting, ...change };
      clearTimeout(timer);
      if (waitMs === 0) void flush();
      else timer = setTimeout(() => void flush(), waitMs);
    },
    flush,
    wanted: () => ({ ...going, ...waiting }),
  };
}
