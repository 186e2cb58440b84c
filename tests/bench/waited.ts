/** How long it took, by the clock and of the processor, and the longest that a timer waited beyond its own millisecond, in milliseconds. */
export async function waited(work: () => Promise<unknown>) {
  let [longestMs, before] = [0, performance.now()];
  const timer = setInterval(() => {
    const now = performance.now();
    longestMs = Math.max(longestMs, now - before - 1);
    before = now;
  }, 1);
  const [startedAt, used] = [performance.now(), process.cpuUsage()];
  await work();
  const { user, system } = process.cpuUsage(used);
  clearInterval(timer);
  return { tookMs: performance.now() - startedAt, processorMs: (user + system) / 1000, longestMs };
}
