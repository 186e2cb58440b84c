import { centralApi } from '../../../contract/central-api.ts';
import { type Problem, problemOf, refuse } from '../../../contract/problem.ts';
import { hasLogToSend, sendLog } from '../audit-log/send.ts';
import { isNo, type No } from '../central/no.ts';
import { hasReused } from '../outbox/again.ts';
import { hasWaiting, type Item } from '../outbox/items.ts';
import { countStumble, countTry, nextBatch, type Outgoing } from '../outbox/store.ts';
import type { Clock, Ids } from '../ports.ts';
import { moveToNewDevice } from '../session/device.ts';
import type { SignedIn } from '../session/signed-in.ts';
import { AnswerFrame, fateOf } from './answers.ts';
import { applyFates } from './apply-answers.ts';
import { batchText, fitting, mostEvents } from './batch.ts';
import { keepClockAhead } from './clock-ahead.ts';
import { noteAnswered } from './happenings.ts';
import { hasForgotten, heardPlace, keepPlace, noteForgotten } from './place.ts';
import { remindCentral } from './remind.ts';
import { failedBy, type Outcome, troubleOf, weatherOf } from './weather.ts';

type Needs = {
  readonly signedIn: SignedIn;
  readonly clock: Clock;
  readonly ids: Ids;
  /** Told what has just been decided about which subjects. */
  readonly decided: (items: readonly Item[]) => void;
};

/**
 * One request with what waits, and its answers written down, in that order and never half. The rows are marked as tried
 * on disk before they are on the wire; an answer that is lost leaves them waiting, and the same rows go out again under
 * the same numbers, for the central to recognise. A central that was put back is reminded first. When no work waits, the
 * audit log goes out.
 */
export function createPush({
  signedIn,
  clock,
  ids,
  decided,
}: Needs): (signal: AbortSignal) => Promise<Outcome> {
  const { db, central } = signedIn;
  // A batch that isn't taken whole is cut in half until the item at fault is alone, and grows again after.
  let most = mostEvents;

  return async (signal) => {
    if (hasForgotten(db.read)) return remindCentral(signedIn, clock, signal);
    const rows = fitting(nextBatch(db.read, most));
    if (rows.length === 0)
      return hasReused(db.read)
        ? moveToNewDevice(signedIn, { clock, ids }, signal)
        : sendLog(signedIn, clock, signal);
    db.write('count tries', (write) => countTry(write, rows));
    const sentAt = clock.now();
    const { heard } = heardPlace(db.read);
    const answer = await central.post(line, batchText(signedIn.deviceId, rows, heard), { signal, timeoutMs });
    if (isNo(answer)) return refusedWhole(rows, answer);
    central.heard(answer.now, sentAt, clock.now());
    if (answer.forgot === true) {
      db.write('central forgot', (write) => noteForgotten(write, true));
      return { more: true };
    }
    return takeAnswers(rows, answer.answers, answer.place);
  };

  function takeAnswers(
    rows: readonly Outgoing[],
    answers: readonly unknown[],
    place: string | undefined,
  ): Outcome {
    const asked = new Set(rows.map(({ counter }) => counter));
    const fates = answers
      .map(fateOf)
      .filter((fate) => fate !== null && asked.has(fate.counter))
      .filter((fate) => fate !== null);
    // What a power cut takes is asked and answered again.
    const moved = db.writeLightly('take answers', (write) => {
      keepClockAhead(write, central.clockAheadMs());
      const items = applyFates(write, fates, clock.now());
      noteAnswered(write, items, clock.now());
      // An answer that nothing comes of may be an old one, from before a newer place.
      if (items.length > 0) keepPlace(write, place);
      return items;
    });
    decided(moved);
    most = Math.min(mostEvents, most * 2);
    if (moved.length > 0) return { more: hasWaiting(db.read) || hasLogToSend(db.read) };
    // It answered, but nothing of what was asked: asking on at once would go round in a circle.
    const stumbled = fates.find((fate) => fate.fate === 'stumbled');
    const detail = 'It did not say what became of the items sent.';
    return failedBy(troubleOf(refuse('central-trouble', stumbled?.problem.detail ?? detail)));
  }

  function refusedWhole(rows: readonly Outgoing[], answer: No): Outcome {
    const [first] = rows;
    const alone = first !== undefined && rows.length === 1;
    const half = Math.max(1, Math.floor(rows.length / 2));
    if (isAboutTheBody(answer)) {
      most = half;
      if (alone) parkAlone(first, problemOf(answer));
      return { more: true };
    }
    if (answer.refused === 'central-trouble') {
      most = half;
      // Perhaps this one made the central fall over: it goes last from now on, so that it can't hold up the others.
      if (alone) db.write('count stumble', (write) => countStumble(write, first.counter));
    }
    // A line that can't carry much may carry less.
    if (answer.refused === 'central-unreachable') most = Math.max(fewestOnPoorLine, half);
    return failedBy(weatherOf(answer));
  }

  function parkAlone(row: Outgoing, problem: Problem): void {
    const moved = db.write('park', (write) => {
      const items = applyFates(write, [{ counter: row.counter, fate: 'refused', problem }], clock.now());
      noteAnswered(write, items, clock.now());
      return items;
    });
    most = mostEvents;
    decided(moved);
  }
}

const timeoutMs = 60_000;
const fewestOnPoorLine = 25;

/** The line of the contract, but each answer read by itself (see answers.ts), and the body sent as the text it is kept as. */
const line = { ...centralApi.events, reply: AnswerFrame };

/** The central refused the request for what is in it. Anything else is about who asks, or when. */
function isAboutTheBody(no: No): boolean {
  return no.refused === 'bad-request' || no.refused === 'too-large';
}
