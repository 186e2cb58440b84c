/**
 * How many lines of the feed are written in one go. Many are quick, but while they are written nobody is answered: so
 * as many as fit into a moment, however fast this machine is and whatever else it has to do.
 */
export const linesAtFirst = 250;

const turnMs = 12;
const fewest = 100;
const most = 2000;
/** One transaction among many copies the log into the file too: it must not make the next ones small. */
const mostChange = 1.25;

/** The number for the next transaction, after one with `lines` that took so long. */
export function linesNext(lines: number, tookMs: number): number {
  // Too short to be measured, or a clock that was set back: it can grow.
  const wanted = tookMs > 0 ? (lines * turnMs) / tookMs : most;
  const near = Math.min(Math.max(wanted, lines / mostChange), lines * mostChange);
  return Math.round(Math.min(Math.max(near, fewest), most));
}
