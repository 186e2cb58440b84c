import { type ComponentType, useEffect } from 'react';
import { useStore } from 'zustand/react';
import { createStore } from 'zustand/vanilla';
import { Button } from '../ui/Button.tsx';
import { ProblemNotice } from '../ui/ProblemNotice.tsx';

/**
 * A part of the window whose code is a file of its own, so that nobody waits at the sign-in page for the player. Once
 * its code is there it is shown at once, without the moment's blank that React's own `lazy` leaves.
 */
export function createPart<P extends object>(fetchCode: () => Promise<ComponentType<P>>) {
  const store = createStore<{ readonly Shown: ComponentType<P> | null; readonly isMissing: boolean }>(() => ({
    Shown: null,
    isMissing: false,
  }));
  let isAsked = false;

  /** Fetches the code before it is needed; more than once does no harm. */
  function load(): void {
    if (isAsked) return;
    isAsked = true;
    fetchCode().then(
      (Shown) => store.setState({ Shown }),
      () => store.setState({ isMissing: true }),
    );
  }

  function Part(props: P) {
    const { Shown, isMissing } = useStore(store);
    useEffect(load, []);
    if (isMissing) return <Missing />;
    return Shown === null ? null : <Shown {...props} />;
  }
  return { load, Part };
}

/** The desk was renewed on this machine while its window was open, mostly: the old file is gone. */
function Missing() {
  return (
    <main className="page">
      <ProblemNotice
        problem={{
          title: 'This part of the desk could not be loaded.',
          todo: 'Your work is kept. Load the window again; if it comes back, close the desk and open it anew.',
        }}
        action={<Button onPress={() => location.reload()}>Load again</Button>}
      />
    </main>
  );
}

/** Runs after so many milliseconds, as soon as the window has nothing better to do then, or two seconds later. */
export function whenIdle(afterMs: number, run: () => void): () => void {
  let waiting = 0;
  const timer = setTimeout(() => {
    waiting = requestIdleCallback(run, { timeout: 2000 });
  }, afterMs);
  return () => {
    clearTimeout(timer);
    cancelIdleCallback(waiting);
  };
}
