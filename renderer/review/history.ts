/** One change of a mark, or of answers given together, and the way back and forth. `says` names it: "late start at 00:00:38.2". */
export type Step = {
  /** Which mark, so that a run of small changes to one (nudging an edge) is one step. */
  readonly subject: string;
  readonly says: string;
  readonly undo: () => Promise<boolean>;
  readonly redo: () => Promise<boolean>;
};

/** Changes to one mark that follow each other this closely are one step, in milliseconds. */
const oneRunMs = 900;
const most = 200;

export type History = ReturnType<typeof createHistory>;

/** What was done to the marks of one review, and what was taken back. `now` in milliseconds. */
export function createHistory(now: () => number) {
  let past: (Step & { readonly at: number; readonly isChange: boolean })[] = [];
  let future: Step[] = [];
  let isBusy = false;
  let noted = 0;

  async function move(from: 'past' | 'future'): Promise<string | null> {
    // A key held down must not take back a step that is still being taken back.
    const step = isBusy ? undefined : from === 'past' ? past.at(-1) : future.at(-1);
    if (step === undefined) return null;
    isBusy = true;
    const notedBefore = noted;
    const done = await (from === 'past' ? step.undo() : step.redo());
    isBusy = false;
    if (!done) return null;
    if (from === 'past') {
      past = past.filter((other) => other !== step);
      // Something new was done meanwhile: after that nothing can be done again.
      if (noted === notedBefore) future = [...future, step];
    } else {
      future = future.filter((other) => other !== step);
      past = [...past, { ...step, at: 0, isChange: false }];
    }
    return step.says;
  }

  return {
    /** Notes what was done. `change`: one of a run of changes to the same mark. */
    note: (step: Step, how: 'step' | 'change' = 'step'): void => {
      future = [];
      noted += 1;
      const at = now();
      const last = past.at(-1);
      const continues =
        how === 'change' &&
        last?.isChange === true &&
        last.subject === step.subject &&
        at - last.at < oneRunMs;
      const joined = continues ? { ...step, undo: last.undo } : step;
      past = [...(continues ? past.slice(0, -1) : past), { ...joined, at, isChange: how === 'change' }].slice(
        -most,
      );
    },
    /** Takes the last step back, or does the last one taken back again. Answers what it was; null when there is none. */
    undo: () => move('past'),
    redo: () => move('future'),
    /** A mark that was never kept: nothing of it is to be taken back, or to be done again. */
    drop: (subject: string): void => {
      past = past.filter((step) => step.subject !== subject);
      future = future.filter((step) => step.subject !== subject);
    },
    forget: (): void => {
      past = [];
      future = [];
    },
  };
}
