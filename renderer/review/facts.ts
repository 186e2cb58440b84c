import type { z } from 'zod';
import type { VideoDetail } from '../../contract/library-state.ts';
import type { FactCode } from '../../contract/nouns/form.ts';
import { lengthText, spanText } from '../../contract/time.ts';
import type { Band } from '../reading/soundShape.ts';
import { speechWithin } from '../reading/speechBands.ts';

/** What the data knows that bears on a question. `telling` facts speak for a problem; none is ever an answer. */
export type Fact = { readonly text: string; readonly telling: boolean };
type Known = Pick<VideoDetail, 'video' | 'timings' | 'otherDispatches' | 'classifications'>;

export function factFor(
  code: z.infer<typeof FactCode>,
  known: Known,
  speech: readonly Band[] | null = null,
): Fact | null {
  switch (code) {
    case 'buffer':
      return bufferFact(known);
    case 'start':
      return startFact(known);
    case 'end':
      return endFact(known);
    case 'mute':
      return muteFact(known);
    case 'upload':
      return uploadFact(known);
    case 'classification':
      return classificationFact(known);
    case 'incident-number':
      return incidentFact(known);
    case 'others-recorded':
      return othersFact(known);
    case 'speech-at-start':
      return speechFact(speech, known, 'start');
    case 'speech-at-end':
      return speechFact(speech, known, 'end');
  }
}

/** How far from the start of sound, and from the end, a spoken reason is looked for. */
const narrationMs = 30_000;

/** A hint from the speech detector: it hears voices, not reasons, and it can be wrong. */
function speechFact(speech: readonly Band[] | null, { video }: Known, where: 'start' | 'end'): Fact | null {
  if (speech === null) return null;
  const begin = video.activatedAt === null ? 0 : Math.max(0, video.activatedAt - video.recordedAt);
  const [from, to] =
    where === 'start'
      ? [begin, Math.min(video.durationMs, begin + narrationMs)]
      : [Math.max(begin, video.durationMs - narrationMs), video.durationMs];
  const spoken = speechWithin(speech, from, to);
  const place = `${where === 'start' ? 'the first' : 'the last'} ${spanText(to - from)}`;
  return spoken === 0
    ? telling(`hint: no speech found in ${place}`)
    : plain(`hint: ${spanText(Math.max(1000, spoken))} of speech found in ${place}`);
}

function bufferFact({ video }: Known): Fact {
  if (video.activatedAt === null) return plain('the record has no activation time');
  const length = video.activatedAt - video.recordedAt;
  if (length <= 0) return telling('no buffer: the camera was off before');
  return plain(`${spanText(length)}, ${video.bufferHasAudio ? 'with sound' : 'silent by design'}`);
}

function startFact({ timings }: Known): Fact {
  const best = timings[0];
  if (best === undefined) return plain('no dispatch found for this recording');
  const [after, event] =
    best.startsAfterArrivalMs === null
      ? [best.startsAfterDispatchMs, 'dispatch']
      : [best.startsAfterArrivalMs, 'arrival'];
  if (after === null) return plain('the dispatch has no times to compare');
  if (after > 0) return { text: `${spanText(after)} after ${event}`, telling: event === 'arrival' };
  return plain(`${spanText(after)} before ${event}`);
}

function endFact({ timings }: Known): Fact {
  const best = timings[0];
  if (best === undefined) return plain('no dispatch found for this recording');
  const before = best.endsBeforeClearMs;
  if (before === null) return plain('clear time not recorded');
  return before > 0
    ? telling(`ends ${spanText(before)} before clear`)
    : plain(`ends ${spanText(before)} after clear`);
}

function muteFact({ video }: Known): Fact {
  const [first, ...more] = video.muted;
  if (first === undefined) return plain('no mute in the record');
  const total = video.muted.reduce((sum, { startMs, endMs }) => sum + endMs - startMs, 0);
  const where =
    more.length === 0
      ? `muted once, ${spanText(total)}`
      : `muted ${video.muted.length} times, ${spanText(total)} in all`;
  return telling(`${where}, first at ${lengthText(first.startMs)}`);
}

const dayMs = 24 * 3600_000;

function uploadFact({ video }: Known): Fact {
  if (video.uploadedAt === null) return plain('upload time not recorded');
  const after = video.uploadedAt - video.endedAt;
  return { text: `uploaded ${spanText(after)} after recording`, telling: after > dayMs };
}

function classificationFact(known: Known): Fact {
  const { video, classifications } = known;
  const citation = citationOf(known);
  const now = video.classes.map(({ code, source }) => {
    const label = classifications.find((one) => one.code === code)?.label ?? code;
    return source === 'default' ? `${label} by default` : label;
  });
  const has = now.length === 0 ? 'not classified' : now.join(', ');
  return citation === null ? plain(has) : telling(`${has}; citation ${citation} was issued`);
}

/** The number of a citation that was issued on one of the matching calls. */
export function citationOf({ timings }: Pick<Known, 'timings'>): string | null {
  return timings.map(({ dispatch }) => dispatch.citation).find((number) => number !== null) ?? null;
}

function incidentFact({ video, timings }: Known): Fact {
  const mine = video.incidentNumber;
  const dispatch = timings[0]?.dispatch;
  const theirs =
    dispatch === undefined
      ? []
      : [dispatch.reportNumber, dispatch.eventNumber].filter((number) => number !== null);
  if (mine === null)
    return theirs[0] === undefined
      ? plain('none in the record')
      : telling(`none in the record; dispatch has ${theirs[0]}`);
  if (theirs.length === 0) return plain(mine);
  const same = theirs.some((number) => bare(number) === bare(mine));
  return same ? plain(`${mine}, same as dispatch`) : telling(`${mine}; dispatch has ${theirs.join(', ')}`);
}

/** J-34739-16 and J3473916 are one number, written by two systems. */
function bare(number: string): string {
  return number.replace(/[^\p{L}\p{N}]/gu, '').toUpperCase();
}

function othersFact({ video, otherDispatches }: Known): Fact {
  const others = otherDispatches.length;
  const related = video.relatedIds.length;
  if (others === 0) return plain('no other officer on this call');
  return {
    text: `${count(others, 'other officer')} on this call, ${count(related, 'other recording')}`,
    telling: related < others,
  };
}

function count(n: number, what: string): string {
  return `${n} ${what}${n === 1 ? '' : 's'}`;
}

function plain(text: string): Fact {
  return { text, telling: false };
}

function telling(text: string): Fact {
  return { text, telling: true };
}

/** "Arrived 22:41:09, recording began 22:42:06": the two times behind a late start; null when there is none. */
export function lateStart({
  video,
  timings,
}: Known): { readonly how: string; readonly after: string; readonly atMs: number } | null {
  const best = timings[0];
  const after = best?.startsAfterArrivalMs ?? null;
  const arrived = best?.dispatch.arrivedAt ?? null;
  if (after === null || arrived === null || after <= 0) return null;
  const clock = clockIn(video.zone);
  const began = arrived + after;
  const verb =
    began === video.activatedAt && began !== video.recordedAt ? 'camera switched on' : 'recording began';
  return {
    how: `Arrived ${clock(arrived)}, ${verb} ${clock(began)}`,
    after: `${spanText(after)} after arrival`,
    atMs: Math.max(0, began - video.recordedAt),
  };
}

/** "Recording ended 22:50:48, cleared 22:51:40"; null when it ran to the end of the call. */
export function earlyStop({
  video,
  timings,
}: Known): { readonly how: string; readonly before: string } | null {
  const best = timings[0];
  const before = best?.endsBeforeClearMs ?? null;
  const cleared = best?.dispatch.clearedAt ?? null;
  if (before === null || cleared === null || before <= 0) return null;
  const clock = clockIn(video.zone);
  return {
    how: `Recording ended ${clock(cleared - before)}, cleared ${clock(cleared)}`,
    before: `${spanText(before)} before clear`,
  };
}

/** Clock of a zone, to the second. */
export function clockIn(zone: string): (at: number) => string {
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
  });
  return (at) => format.format(at);
}
