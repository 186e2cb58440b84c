import type { Page } from '@playwright/test';

/** Now, in milliseconds since 1970 and finer than the clock on the wall: comparable between processes of one machine. */
export function moment(): number {
  return performance.timeOrigin + performance.now();
}

/** The moment at which the sign-in page was painted. Runs in the page, at any time before somebody types. */
export function signInShown(): Promise<number> {
  return new Promise((resolve) => {
    new PerformanceObserver((list) => {
      const first = (list.getEntries() as LargestContentfulPaint[]).find(({ element }) =>
        element?.closest('.sign-in'),
      );
      if (first) resolve(performance.timeOrigin + first.startTime);
    }).observe({ type: 'largest-contentful-paint', buffered: true });
  });
}

/** Milliseconds from Enter, which is pressed after this was called, until a row of the queue was painted. */
export function enterToRow(page: Page): Promise<number> {
  return page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        let enteredAt = 0;
        const press = ({ key, timeStamp }: KeyboardEvent): void => {
          if (key === 'Enter') enteredAt = timeStamp;
        };
        addEventListener('keydown', press, { capture: true });
        const rows = new MutationObserver(() => {
          if (document.querySelector('[role=grid][aria-label=Queue] [role=gridcell]') === null) return;
          rows.disconnect();
          // A frame's callbacks run before it is painted, what they post runs after it.
          requestAnimationFrame(() => {
            const { port1, port2 } = new MessageChannel();
            port1.onmessage = () => resolve(performance.now() - enteredAt);
            port2.postMessage(null);
          });
        });
        rows.observe(document, { childList: true, subtree: true });
      }),
  );
}
