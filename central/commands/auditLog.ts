import { parseArgs } from 'node:util';
import { type CheckedLog, checkLogs, entriesOf } from '../audit/check.ts';
import { type CheckedOwn, checkOwn } from '../audit/checkOwn.ts';
import { ownEntriesAfter } from '../audit/own.ts';
import { type WatchedEntry, watchedOutsideDuty } from '../audit/watched.ts';
import type { Command } from './command.ts';
import { openWorkplace } from './workplace.ts';

/**
 * Checks the audit logs of the central and of all desks, prints one, or says what was watched outside of what was owed, and
 * why. The exit code is 1 when one of them is broken or contradicted.
 */
export const auditLog: Command = async (args) => {
  const { values } = parseArgs({
    args: [...args],
    options: {
      data: { type: 'string' },
      device: { type: 'string' },
      own: { type: 'boolean', default: false },
      watched: { type: 'boolean', default: false },
    },
  });
  const { db, close } = await openWorkplace(values.data);
  try {
    if (values.device !== undefined) {
      for await (const entry of entriesOf(db, values.device))
        process.stdout.write(`${JSON.stringify(entry)}\n`);
      return 0;
    }
    if (values.own) {
      for (let no = 0; ; ) {
        const part = await ownEntriesAfter(db, no, printedAtOnce);
        for (const entry of part) process.stdout.write(`${JSON.stringify(entry)}\n`);
        if (part.length < printedAtOnce) return 0;
        no = part.at(-1)?.no ?? no;
      }
    }
    if (values.watched) {
      for await (const entry of watchedOutsideDuty(db)) process.stdout.write(`${watchedText(entry)}\n`);
      return 0;
    }
    const own = await checkOwn(db);
    let isWhole = isOwnWhole(own);
    process.stdout.write(`${ownText(own)}\n`);
    for await (const log of checkLogs(db)) {
      isWhole &&= log.brokenAt === null && log.troubles.length === 0;
      process.stdout.write(`${textOf(log)}\n`);
    }
    return isWhole ? 0 : 1;
  } finally {
    await close();
  }
};

const printedAtOnce = 1000;

function isOwnWhole({ brokenAt, eventsDifferAt, contradictedBy }: CheckedOwn): boolean {
  return brokenAt === null && eventsDifferAt === null && contradictedBy.length === 0;
}

function ownText({ entries, lastAt, brokenAt, eventsDifferAt, contradictedBy }: CheckedOwn): string {
  const last = entries === 0 ? '' : `, the last of ${new Date(lastAt).toISOString()}`;
  const whole = brokenAt === null ? 'whole' : `CHANGED HERE, at entry ${brokenAt}`;
  const events =
    eventsDifferAt === null ? '' : `; THE EVENTS ON RECORD ARE NOT THOSE OF ENTRY ${eventsDifferAt}`;
  const desks = contradictedBy.map(({ deviceId, no }) => `${deviceId} at entry ${no}`);
  const contradicted =
    desks.length === 0 ? '' : `; CONTRADICTED BY WHAT DESKS WERE SHOWN: ${desks.join(', ')}`;
  return `this central: ${entries} entries${last}: ${whole}${events}${contradicted}`;
}

function textOf({ deviceId, username, entries, lastAt, brokenAt, troubles }: CheckedLog): string {
  const last = entries === 0 ? '' : `, the last of ${new Date(lastAt).toISOString()}`;
  const whole = brokenAt === null ? 'whole' : `CHANGED HERE, at entry ${brokenAt}`;
  const first = troubles.map(({ no, noticedAt }) => `entry ${no} on ${new Date(noticedAt).toISOString()}`);
  const contradicted = first.length === 0 ? '' : `; CONTRADICTED BY THE DESK at ${first.join(', ')}`;
  return `${deviceId} (${username}): ${entries} entries${last}: ${whole}${contradicted}`;
}

/** What a person typed stands in quotes, so that it can't be taken for a line of its own. */
function watchedText({ at, username, video, because, of, purpose, note }: WatchedEntry): string {
  const why = [purpose ?? because, note === undefined ? null : JSON.stringify(note)]
    .filter(Boolean)
    .join(' ');
  return `${new Date(at).toISOString()} ${username} ${video}: ${why}${of === undefined ? '' : ` (${because} ${of})`}`;
}
