import { z } from 'zod';
import { day, hour, minute } from '../time.ts';

/**
 * How dispatches and recordings are matched, in milliseconds: configuration that the central publishes, the newest version in
 * force. What each length means is said in census/rules.ts, where it is used.
 */
export const CensusRules = z.object({
  id: z.literal('census'),
  version: z.int().positive(),
  leadMs: lengthUpTo(hour),
  selfInitiatedLeadMs: lengthUpTo(hour),
  tailMs: lengthUpTo(hour),
  assumedLengthMs: lengthUpTo(day).min(minute),
  longestMs: lengthUpTo(3 * day).min(hour),
  lateStartAfterMs: lengthUpTo(hour),
  earlyStopAfterMs: lengthUpTo(hour),
  gapAfterMs: lengthUpTo(hour),
  leastCommonMs: lengthUpTo(hour),
});
export type CensusRules = z.infer<typeof CensusRules>;

function lengthUpTo(most: number) {
  return z.int().min(0).max(most);
}
