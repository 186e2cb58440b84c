import type { Coverage } from './outcome.ts';
import type { Rules } from './rules.ts';
import { commonMs, type Span } from './times.ts';

export type Measured = {
  readonly coverage: Coverage;
  readonly lateMs: number;
  readonly earlyMs: number;
  readonly gapMs: number;
};

/**
 * How much of a contact its recordings show, taken together: two cameras cover for each other. `spans`: at least one, the
 * earliest first, each from the activation. One that shows nothing of the contact counts only where none does. Where the
 * contact's end is only assumed, nothing is said of an early stop.
 */
export function coverageOf(
  contact: Span,
  spans: readonly Span[],
  isEndKnown: boolean,
  rules: Rules,
): Measured {
  const within = (time: number): number => Math.min(Math.max(time, contact.fromAt), contact.toAt);
  const showing = spans.filter((span) => commonMs(span, contact) > 0);
  const shown = showing.length > 0 ? showing : spans;
  let until = shown[0]?.toAt ?? contact.toAt;
  let gap = 0;
  for (const { fromAt, toAt } of shown) {
    const dark = within(fromAt) - within(until);
    if (dark > rules.gapAfterMs) gap += dark;
    until = Math.max(until, toAt);
  }
  const late = within(shown[0]?.fromAt ?? contact.fromAt) - contact.fromAt;
  const early = contact.toAt - within(until);
  const lateMs = late > rules.lateStartAfterMs ? late : 0;
  const earlyMs = isEndKnown && early > rules.earlyStopAfterMs ? early : 0;
  return { coverage: nameOf(lateMs > 0, earlyMs > 0, gap > 0), lateMs, earlyMs, gapMs: gap };
}

function nameOf(isLate: boolean, isEarly: boolean, hasGaps: boolean): Coverage {
  if (hasGaps) return 'partial';
  if (isLate) return isEarly ? 'late-and-early' : 'late-start';
  return isEarly ? 'early-stop' : 'full';
}
