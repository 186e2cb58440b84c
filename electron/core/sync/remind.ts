import { centralApi } from '../../../contract/central-api.ts';
import { logAct } from '../audit-log/entries.ts';
import { isNo } from '../central/no.ts';
import { sendOnceMore, type Taken, takenRows } from '../outbox/again.ts';
import type { Clock } from '../ports.ts';
import type { SignedIn } from '../session/signed-in.ts';
import { noteHappening } from './happenings.ts';
import { keepPlace, noteForgotten } from './place.ts';
import { recallHeard } from './recall.ts';
import { failedBy, type Outcome, weatherOf } from './weather.ts';

const mostAsked = 10_000;
const timeoutMs = 60_000;

/**
 * The central was put back from a backup: asks it which of the things it took from this desk it has no record of, and puts
 * those back among what waits, and what another machine of this reviewer's said behind them: that may have been put back too.
 * Cut in between, it is done again from the start; what is there already isn't sent.
 */
export async function remindCentral(
  signedIn: SignedIn,
  clock: Pick<Clock, 'now'>,
  signal: AbortSignal,
): Promise<Outcome> {
  const { db, central } = signedIn;
  let place: string | undefined;
  let missing = 0;
  for (let after = 0; ; ) {
    const rows = sameSender(takenRows(db.read, after, mostAsked));
    const [first] = rows;
    if (first === undefined) break;
    const body = {
      deviceId: first.sentBy ?? signedIn.deviceId,
      counters: rows.map(({ counter }) => counter),
    };
    const answer = await central.call(centralApi.known, { body }, { signal, timeoutMs });
    if (isNo(answer)) return failedBy(weatherOf(answer));
    db.write('send once more', (write) => sendOnceMore(write, answer.missing));
    missing += answer.missing.length;
    place ??= answer.place;
    after = rows.at(-1)?.counter ?? after;
  }
  db.write('central reminded', (write) => {
    keepPlace(write, place);
    noteForgotten(write, false);
    logAct(write, 'central-reminded', { items: missing }, clock.now());
    recallHeard(write, signedIn.account.id, clock.now());
    noteHappening(write, wordsFor(missing), clock.now());
  });
  return { more: true };
}

/** The first rows that one device sent. */
function sameSender(rows: readonly Taken[]): readonly Taken[] {
  const end = rows.findIndex(({ sentBy }) => sentBy !== rows[0]?.sentBy);
  return end === -1 ? rows : rows.slice(0, end);
}

function wordsFor(missing: number): string {
  const back = 'The central server was put back to an earlier state';
  if (missing === 0) return `${back}; it still has everything from this desk`;
  return missing === 1
    ? `${back}; 1 item that it lost is sent again`
    : `${back}; ${missing.toLocaleString('en-US')} items that it lost are sent again`;
}
