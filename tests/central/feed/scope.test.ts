import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Item } from '../../../central/items/item.ts';
import { itemAbout } from '../../../central/items/item.ts';
import { putItems } from '../../../central/items/put.ts';
import { isInScope } from '../../../central/scope.ts';
import { feedLines, type TestCentral, testCentral } from '../../support/central.ts';
import { databases } from '../../support/databases.ts';
import { type AccountName, accounts, videos } from '../../support/department.ts';
import { submissionOf } from '../../support/reviews.ts';

describe.each(databases)('scope in the feed on $name', ({ open }) => {
  let central: TestCentral;
  beforeAll(async () => {
    central = await testCentral(open);
    const [first] = videos;
    const restricted = videos.find(({ access }) => access === 'restricted');
    if (first === undefined || restricted === undefined) throw new Error('the department lacks a video');
    const [seen, hidden, blind] = ['seen', 'hidden', 'blind'].map((id) => submissionOf({ id }));
    if (seen === undefined || hidden === undefined || blind === undefined) throw new Error('no submissions');
    await central.db.transaction((tx) =>
      putItems(tx, [
        itemAbout(first, 'result', 'seen', seen),
        itemAbout(restricted, 'result', 'hidden', hidden),
        itemAbout(first, 'result', 'blind', blind, accounts.auditor.id),
      ]),
    );
  });
  afterAll(() => central.stop());

  async function seenBy(who: AccountName): Promise<string[]> {
    const session = await central.signIn(who);
    const lines = await feedLines(await session.call('GET', '/v1/feed'));
    return lines.flatMap((line) => (line.line === 'change' ? [`${line.noun} ${line.id}`] : []));
  }

  test.each(Object.keys(accounts) as AccountName[])(
    'the %s is sent what the rule says, and nothing else',
    async (who) => {
      const items = await central.db.query<Item>(
        `select noun, id, restricted, squad_id as "squadId", division_id as "divisionId", account_id as "accountId"
       from item order by seq`,
      );
      const allowed = items.filter((item) => isInScope(accounts[who], item));
      expect(await seenBy(who)).toEqual(allowed.map(({ noun, id }) => `${noun} ${id}`));
    },
  );

  test('a sergeant gets the squad and the configuration, and nothing of another squad', async () => {
    const seen = await seenBy('sergeant');
    expect(seen).toEqual(
      expect.arrayContaining(['video video-1-1-1', 'officer officer-1-2', 'dispatch dispatch-1-1-1']),
    );
    expect(seen).toEqual(
      expect.arrayContaining(['form tour-review@1', 'unit squad-2', 'duty duty-1-1-1', 'result seen']),
    );
    expect(seen.filter((name) => /(officer|video|dispatch|duty)-2/.test(name))).toEqual([]);
  });

  test('duties and drafts are their own reviewer’s alone', async () => {
    expect((await seenBy('auditor')).filter((name) => name.startsWith('duty'))).toEqual([]);
    expect((await seenBy('otherSergeant')).filter((name) => name.startsWith('duty'))).toEqual([
      'duty duty-2-1-1',
      'duty duty-2-2-1',
    ]);
  });

  test('restricted records, and what was said about them, are for investigators and administrators', async () => {
    const hidden = ['video video-2-2-3', 'result hidden'];
    for (const who of ['otherSergeant', 'auditor'] as const) {
      expect((await seenBy(who)).filter((name) => hidden.includes(name))).toEqual([]);
    }
    for (const who of ['investigator', 'administrator'] as const) {
      expect((await seenBy(who)).filter((name) => hidden.includes(name))).toEqual(hidden);
    }
  });

  test('a closed video’s record is seen in its scope', async () => {
    expect(await seenBy('sergeant')).toContain('video video-1-2-3');
  });

  test('a blind result is seen by its reviewer alone', async () => {
    expect(await seenBy('auditor')).toContain('result blind');
    for (const who of ['sergeant', 'investigator', 'administrator'] as const) {
      expect(await seenBy(who)).not.toContain('result blind');
    }
  });
});
