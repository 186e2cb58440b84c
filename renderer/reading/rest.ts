/** Whether a worker may go on, told from outside: `wait` is null while it may, else what to wait for. */
export function createRest() {
  let resting: PromiseWithResolvers<void> | null = null;
  return {
    rest: (rests: boolean): void => {
      if (rests) {
        resting ??= Promise.withResolvers<void>();
        return;
      }
      resting?.resolve();
      resting = null;
    },
    wait: (): Promise<void> | null => resting?.promise ?? null,
  };
}
