import type { Period, Programme } from '../../contract/nouns/programme.ts';
import type { Instant } from '../../contract/time.ts';
import type { Tx } from '../db/db.ts';
import { itemOf } from '../items/item.ts';
import { lockFeed, putItems } from '../items/put.ts';
import { localDay, stretchAt } from './calendar.ts';
import type { NewSeed } from './newSeed.ts';
import { beginPeriod, readPeriods, readProgrammes } from './store.ts';

/**
 * Sees to it that each programme has its running period and the next one, whose seed's hash is thus published before it
 * begins. A period keeps the version of the programme that it began with; one that hasn't begun follows the newest.
 */
export async function keepPeriods(tx: Tx, now: Instant, newSeed: NewSeed): Promise<readonly Period[]> {
  await lockFeed(tx);
  const periods = await readPeriods(tx);
  for (const [id, versions] of Map.groupBy(await readProgrammes(tx), (programme) => programme.id)) {
    const own = periods.filter(({ programmeId }) => programmeId === id);
    const running = own.find(({ startsAt, endsAt }) => startsAt <= now && now < endsAt);
    const current = running ?? (await begin(tx, versions, own, now, newSeed));
    const next = periodOf(versionAt(versions, current.endsAt), current.endsAt, current.endsAt);
    const planned = own.find((period) => period.id === next.id);
    if (planned === undefined) await beginPeriod(tx, next, newSeed(next.id));
    else await putItems(tx, [itemOf('period', { ...planned, ...next })]);
  }
  return readPeriods(tx);
}

/** The period that runs now. Those that went by while no central ran are left out: nothing was drawn in them. */
async function begin(
  tx: Tx,
  versions: readonly Programme[],
  own: readonly Period[],
  now: Instant,
  newSeed: NewSeed,
): Promise<Period> {
  const last = own.at(-1);
  const programme = versionAt(versions, now);
  const calendar = stretchAt(programme.period, now, programme.zone);
  // Where months became quarters in the middle of one, the first quarter begins where the last month ended.
  const startsAt = last === undefined || last.endsAt <= calendar.startsAt ? calendar.startsAt : last.endsAt;
  const period = periodOf(programme, now, startsAt);
  return beginPeriod(tx, period, newSeed(period.id));
}

/** The newest version that holds at a moment; before the first one the first. */
function versionAt(versions: readonly Programme[], at: number): Programme {
  const holding = versions.filter(({ since }) => since <= at).at(-1) ?? versions[0];
  if (holding === undefined) throw new Error('a programme without a version');
  return holding;
}

function periodOf(programme: Programme, at: number, startsAt: Instant): Omit<Period, 'seed' | 'seedSha256'> {
  const { name, endsAt } = stretchAt(programme.period, at, programme.zone);
  return {
    id: `${programme.id}-${localDay(startsAt, programme.zone)}`,
    programmeId: programme.id,
    programmeVersion: programme.version,
    programme: programme.name,
    name,
    startsAt,
    endsAt,
    goal: programme.goal,
    per: programme.per,
  };
}
