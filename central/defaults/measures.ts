import type { MeasureDefinition } from '../../contract/nouns/measure.ts';
import { day, hour, instant, ms } from '../../contract/time.ts';

type Chosen = Pick<MeasureDefinition, 'id' | 'title' | 'counts' | 'of' | 'goalPercent' | 'graceDays'> &
  Partial<Pick<MeasureDefinition, 'limitMs' | 'leavesOut'>>;

/**
 * What a new central measures. A department changes it by publishing the next version of a definition, never by editing
 * one of these. Goals are a beginning: what is usual among departments that publish theirs.
 */
export const measureDefinitions: readonly MeasureDefinition[] = [
  define({
    id: 'activation',
    title: 'Camera activation',
    counts: 'Dispatches for which the officer made a recording',
    of: 'dispatches for which policy expects one',
    goalPercent: 95,
    graceDays: 14,
    leavesOut: ['cancelled', 'not-equipped', 'explained'],
  }),
  define({
    id: 'complete',
    title: 'Complete recording',
    counts: 'Dispatches recorded from the beginning of the contact to its end',
    of: 'dispatches with a recording',
    goalPercent: 90,
    graceDays: 14,
  }),
  define({
    id: 'narrated-stop',
    title: 'Early stops explained on the recording',
    counts: 'Early stops for which the officer spoke the reason',
    of: 'early stops that a reviewer found',
    goalPercent: 90,
    graceDays: 7,
    leavesOut: ['cannot-tell'],
  }),
  define({
    id: 'narrated-start',
    title: 'Late starts explained on the recording',
    counts: 'Late starts for which the officer spoke the reason',
    of: 'late starts that a reviewer found',
    goalPercent: 90,
    graceDays: 7,
    leavesOut: ['cannot-tell'],
  }),
  define({
    id: 'classified',
    title: 'Classified in time',
    counts: 'Recordings that a person classified within 7 days',
    of: 'recordings',
    goalPercent: 98,
    graceDays: 14,
    limitMs: ms(7 * day),
    leavesOut: ['no-time', 'corrected-later'],
  }),
  define({
    id: 'number-right',
    title: 'Incident number right',
    counts: 'Recordings that carry the event or report number of their dispatch',
    of: 'recordings of a dispatch',
    goalPercent: 98,
    graceDays: 14,
  }),
  define({
    id: 'uploaded',
    title: 'Uploaded in time',
    counts: 'Recordings uploaded within 24 hours of their end',
    of: 'recordings',
    goalPercent: 95,
    graceDays: 14,
    limitMs: ms(24 * hour),
  }),
  define({
    id: 'reviewed',
    title: 'Supervisor reviews done',
    counts: 'Reviews that were done by their due date',
    of: 'periodic reviews that were due',
    goalPercent: 100,
    graceDays: 7,
    leavesOut: ['unavailable', 'missing'],
  }),
];

function define({ limitMs = null, leavesOut = [], ...rest }: Chosen): MeasureDefinition {
  return { ...rest, limitMs, leavesOut, version: 1, since: instant(0), zone: 'America/Chicago' };
}
