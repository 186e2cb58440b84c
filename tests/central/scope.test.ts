import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import type { Item } from '../../central/items/item.ts';
import { isInScope } from '../../central/scope.ts';
import { seesEverything } from '../../contract/nouns/account.ts';
import { DeskEvent } from '../../contract/nouns/event.ts';
import type { FeedLine } from '../../contract/nouns/feed.ts';
import { feedLines, type SignedOn, type TestCentral, testCentral } from '../support/central.ts';
import { databases } from '../support/databases.ts';
import { type AccountName, accounts, videos } from '../support/department.ts';
import { shaped } from '../support/fuzz/shaped.ts';

const everybody = Object.keys(accounts) as AccountName[];
const foreign = videos.filter(({ squadId }) => squadId === 'squad-2');

describe.each(databases)('nobody sees or changes more than their scope on $name', ({ open }) => {
  let central: TestCentral;
  const hashes = new Map<string, string>();
  beforeAll(async () => {
    central = await testCentral(open);
    for (const { id } of videos)
      hashes.set(id, await central.addFootage(id, new TextEncoder().encode(`footage ${id}`)));
  });
  afterAll(() => central.stop());

  const changesOf = (lines: readonly FeedLine[]) =>
    lines.flatMap((line) => (line.line === 'change' && !line.gone ? [`${line.noun} ${line.id}`] : []));

  test.each(everybody)('no range, hash or method gets footage out of scope for the %s', async (who) => {
    const session = await central.signIn(who);
    for (const video of videos) {
      const item = {
        ...video,
        noun: 'video',
        accountId: null,
        restricted: video.access === 'restricted',
      } as const;
      const isOpen =
        isInScope(accounts[who], item) && (video.access !== 'closed' || seesEverything(accounts[who]));
      const tag = `"${hashes.get(video.id)}"`;
      const ways: readonly Record<string, string>[] = [
        {},
        { range: 'bytes=0-0' },
        { range: 'bytes=-1' },
        { range: 'bytes=0-0', 'if-range': tag },
        { 'if-none-match': tag },
        { 'if-none-match': '*' },
        { 'x-http-method-override': 'PUT', 'x-original-url': '/v1/footage/video-1-1-1' },
      ];
      for (const method of ['GET', 'HEAD'])
        for (const headers of ways) {
          const response = await session.call(method, `/v1/footage/${video.id}`, undefined, headers);
          const given = response.ok || response.status === 304;
          const shown = given || response.headers.has('etag') || response.headers.has('content-range');
          await response.body?.cancel();
          expect([who, video.id, method, headers, shown]).toEqual([who, video.id, method, headers, isOpen]);
        }
    }
  });

  test('a cursor of somebody else, and one that is made up, shows what its user may see, and no more', async () => {
    const cursors: string[] = [];
    const own = new Map<AccountName, readonly string[]>();
    for (const who of everybody) {
      const session = await central.signIn(who);
      const lines = await feedLines(await session.call('GET', '/v1/feed?limit=7'));
      const end = lines.at(-1);
      if (end?.line === 'end') cursors.push(end.cursor);
      own.set(who, changesOf(await feedLines(await session.call('GET', '/v1/feed'))));
    }
    expect(cursors).toHaveLength(everybody.length);
    const made = cursors.flatMap((cursor) =>
      ['0', '1', '30', '9007199254740991'].map((seq) => cursor.replace(/\d+$/, seq)),
    );
    for (const who of everybody) {
      const session = await central.signIn(who);
      for (const cursor of [...cursors, ...made]) {
        const seen = changesOf(
          await feedLines(await session.call('GET', `/v1/feed?after=${cursor}&scope=department`)),
        );
        expect(seen.filter((name) => !own.get(who)?.includes(name))).toEqual([]);
      }
    }
  });

  const foreignIds = [
    ...foreign.map(({ id }) => id),
    'duty-2-1-1',
    'duty-2-2-1',
    'officer-2-1',
    accounts.otherSergeant.id,
  ];
  const wordOf = (sergeant: SignedOn, counter: number, event: unknown) => ({
    deviceId: sergeant.deviceId,
    events: [{ counter, at: central.clock.now(), event }],
  });

  test('no event of one squad’s sergeant changes what belongs to another, whatever ids are in it', async () => {
    const sergeant = await central.signIn('sergeant', 'device-of-scope');
    const others = () =>
      central.db.query<Item>(
        `select * from item where squad_id = 'squad-2' or division_id = 'division-2' or account_id = $1 order by seq`,
        [accounts.otherSergeant.id],
      );
    const before = await others();
    expect(before.length).toBeGreaterThan(10);
    let counter = 0;
    await fc.assert(
      fc.asyncProperty(shaped(z.union([DeskEvent]), foreignIds), async (event) => {
        counter += 1;
        const response = await sergeant.call('POST', '/v1/events', wordOf(sergeant, counter, event));
        expect(response.status).toBe(200);
      }),
      { numRuns: 200 },
    );
    expect(await others()).toEqual(before);
  });

  test('a batch, and an audit log, under the name of another desk is refused', async () => {
    const sergeant = await central.signIn('sergeant', 'device-one');
    await central.signIn('otherSergeant', 'device-two');
    const hash = '0'.repeat(64);
    const batch = { ...wordOf(sergeant, 1, { kind: 'review-kept' }), deviceId: 'device-two' };
    const log = { deviceId: 'device-two', after: { no: 0, hash }, entries: [], last: { no: 0, hash } };
    expect((await sergeant.call('POST', '/v1/events', batch)).status).toBe(401);
    expect((await sergeant.call('POST', '/v1/audit-log', log)).status).toBe(401);
  });
});
