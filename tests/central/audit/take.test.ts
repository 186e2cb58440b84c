import { createHash } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { checkLogs } from '../../../central/audit/check.ts';
import {
  beforeFirst,
  chainText,
  LogAnswer,
  type LogEntry,
  type LogHead,
} from '../../../contract/nouns/audit-log.ts';
import { instant } from '../../../contract/time.ts';
import { type SignedOn, type TestCentral, testCentral } from '../../support/central.ts';

let central: TestCentral;
beforeAll(async () => {
  central = await testCentral();
});
afterAll(() => central.stop());

/** `count` entries that follow `after`. */
function chain(count: number, after: LogHead = beforeFirst, act = 'footage-granted'): LogEntry[] {
  const entries: LogEntry[] = [];
  let previous = after;
  for (let at = 0; at < count; at += 1) {
    const entry = { no: previous.no + 1, at: instant(1000 + previous.no), act, about: '{"video":"v"}' };
    const hash = createHash('sha256').update(chainText(previous.hash, entry)).digest('hex');
    entries.push({ ...entry, hash });
    previous = { no: entry.no, hash };
  }
  return entries;
}
const headOf = (entries: readonly LogEntry[]): LogHead => {
  const { no, hash } = entries.at(-1) ?? beforeFirst;
  return { no, hash };
};
async function send(desk: SignedOn, after: LogHead, entries: readonly LogEntry[], last = headOf(entries)) {
  const response = await desk.call('POST', '/v1/audit-log', {
    deviceId: desk.deviceId,
    after,
    entries,
    last,
  });
  expect(response.status).toBe(200);
  return LogAnswer.parse(await response.json());
}
const checked = async (deviceId: string) => {
  for await (const log of checkLogs(central.db)) if (log.deviceId === deviceId) return log;
  return null;
};

test('the same part again is answered the same and kept once', async () => {
  const desk = await central.signIn('sergeant', 'log-again');
  const entries = chain(3);
  const first = await send(desk, beforeFirst, entries);
  expect(await send(desk, beforeFirst, entries)).toEqual(first);
  expect(await checked('log-again')).toMatchObject({ entries: 3, brokenAt: null, troubles: [] });
});

test('a part that was overtaken on its way is no shorter log; one that was sent later is', async () => {
  const desk = await central.signIn('sergeant', 'log-late');
  const entries = chain(3);
  const part = (upTo: number, sentAt: number) => {
    const sent = entries.slice(0, upTo);
    return desk.call('POST', '/v1/audit-log', {
      deviceId: desk.deviceId,
      after: beforeFirst,
      entries: sent,
      last: headOf(sent),
      sentAt,
    });
  };
  const outcome = async (answer: Promise<Response>) => LogAnswer.parse(await (await answer).json());
  expect((await outcome(part(3, 2000))).outcome).toBe('taken');
  expect(await outcome(part(1, 1000))).toEqual({ outcome: 'behind', head: headOf(entries) });
  expect(await checked('log-late')).toMatchObject({ entries: 3, troubles: [] });
  expect(await outcome(part(1, 3000))).toEqual({ outcome: 'differs', no: 2 });
  expect(await checked('log-late')).toMatchObject({ entries: 3, troubles: [{ no: 2 }] });
});

test('parts that overlap are one log', async () => {
  const desk = await central.signIn('sergeant', 'log-overlap');
  const entries = chain(5);
  await send(desk, beforeFirst, entries.slice(0, 3), headOf(entries));
  await send(desk, headOf(entries.slice(0, 2)), entries.slice(2));
  expect(await checked('log-overlap')).toMatchObject({ entries: 5, brokenAt: null, troubles: [] });
});

test('a part that begins after the end of what is here is asked for from there', async () => {
  const desk = await central.signIn('sergeant', 'log-behind');
  const entries = chain(5);
  await send(desk, beforeFirst, entries.slice(0, 2), headOf(entries));
  const answer = await send(desk, headOf(entries.slice(0, 4)), entries.slice(4));
  expect(answer).toEqual({ outcome: 'behind', head: headOf(entries.slice(0, 2)) });
});

test('a log that became shorter, forked or doesn’t hold together changes nothing and is noted once', async () => {
  const desk = await central.signIn('sergeant', 'log-fork');
  const entries = chain(4);
  await send(desk, beforeFirst, entries);
  const shorter = entries.slice(0, 2);
  expect(await send(desk, headOf(shorter), [], headOf(shorter))).toEqual({ outcome: 'differs', no: 3 });
  const fork = [...entries.slice(0, 2), ...chain(3, headOf(entries.slice(0, 2)), 'signed-out')];
  expect(await send(desk, beforeFirst, fork)).toEqual({ outcome: 'differs', no: 3 });
  expect(await send(desk, beforeFirst, fork)).toEqual({ outcome: 'differs', no: 3 });
  const [, second] = entries;
  const loose = chain(2, headOf(entries)).map((entry) => ({ ...entry, about: '{}' }));
  expect(await send(desk, headOf(entries), loose)).toEqual({ outcome: 'differs', no: 5 });
  expect(second).toBeDefined();
  const log = await checked('log-fork');
  expect(log).toMatchObject({ entries: 4, brokenAt: null });
  expect(log?.troubles.map(({ no }) => no)).toEqual([3, 3, 5]);
});

test('nobody sends for another device', async () => {
  const desk = await central.signIn('sergeant', 'log-mine');
  const response = await desk.call('POST', '/v1/audit-log', {
    deviceId: 'log-yours',
    after: beforeFirst,
    entries: chain(1),
    last: headOf(chain(1)),
  });
  expect(response.status).toBe(401);
});

test('what was taken can’t be changed by a statement, and a change behind the central’s back is found', async () => {
  const desk = await central.signIn('sergeant', 'log-kept');
  await send(desk, beforeFirst, chain(3));
  const change = (sql: string) => central.db.transaction((tx) => tx.run(sql));
  await expect(change(`update audit_entry set act = 'x' where device_id = 'log-kept'`)).rejects.toThrow(
    'append-only',
  );
  await expect(change(`delete from audit_entry where device_id = 'log-kept'`)).rejects.toThrow('append-only');
  await central.db.transaction((tx) =>
    tx.script(`alter table audit_entry disable trigger all;
      update audit_entry set about = '{}' where device_id = 'log-kept' and no = 2;
      alter table audit_entry enable trigger all`),
  );
  expect(await checked('log-kept')).toMatchObject({ brokenAt: 2 });
});
