import { parseArgs } from 'node:util';
import { type CheckedLog, checkLogs, entriesOf } from '../audit/check.ts';
import { type WatchedEntry, watchedOutsideDuty } from '../audit/watched.ts';
import type { Command } from './command.ts';
import { openWorkplace } from './workplace.ts';

/** Checks the audit logs of all desks, prints one, or says what was watched outside of what was owed, and why. The exit code is 1 when one of them is broken or contradicted. */
export const auditLog: Command = async (args) => {
  const { values } = parseArgs({
    args: [...args],
    options: {
      data: { type: 'string' },
      device: { type: 'string' },
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
    if (values.watched) {
      for await (const entry of watchedOutsideDuty(db)) process.stdout.write(`${watchedText(entry)}\n`);
      return 0;
    }
    let isWhole = true;
    for await (const log of checkLogs(db)) {
      isWhole &&= log.brokenAt === null && log.troubles.length === 0;
      process.stdout.write(`${textOf(log)}\n`);
    }
    return isWhole ? 0 : 1;
  } finally {
    await close();
  }
};

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
