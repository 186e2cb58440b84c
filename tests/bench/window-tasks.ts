import type { Page } from '@playwright/test';

/** The longest task of a page's own thread, in milliseconds: as it was felt, and what the processor spent on it. */
export type LongestTask = { readonly felt: number; readonly spent: number };

type Event = {
  readonly ph: string;
  readonly name: string;
  readonly pid: number;
  readonly tid: number;
  readonly dur?: number;
  readonly tdur?: number;
};

const marked = 'bench-window-task';
/** Shorter ones aren't looked at, in microseconds. */
const shortest = 2000;

/** Watches what the page's thread does meanwhile. Whatever else the machine does makes it felt longer, not spent. */
export async function longestTaskDuring(page: Page, work: () => Promise<void>): Promise<LongestTask> {
  const session = await page.context().newCDPSession(page);
  const events: Event[] = [];
  session.on('Tracing.dataCollected', ({ value }) => {
    for (const one of value as unknown as readonly Event[])
      if ((one.ph === 'X' && (one.dur ?? 0) >= shortest) || one.name === marked) events.push(one);
  });
  await session.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: { includedCategories: ['toplevel', 'blink.user_timing'] },
  });
  // Says which of the browser's threads is this page's.
  await page.evaluate((name) => performance.mark(name), marked);
  await work();
  const isOver = new Promise((resolve) => session.once('Tracing.tracingComplete', resolve));
  await session.send('Tracing.end');
  await isOver;
  await session.detach();
  const own = events.find(({ name }) => name === marked);
  const tasks = events.filter(
    ({ name, pid, tid }) => name.includes('RunTask') && pid === own?.pid && tid === own.tid,
  );
  const longest = (of: (task: Event) => number | undefined): number =>
    Math.max(0, ...tasks.map((task) => (of(task) ?? 0) / 1000));
  return { felt: longest(({ dur }) => dur), spent: longest(({ tdur }) => tdur) };
}
