import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { checkOwn } from '../../../central/audit/checkOwn.ts';
import { noteOwn, ownEntriesAfter } from '../../../central/audit/own.ts';
import { hashOf } from '../../../central/audit/take.ts';
import { beforeFirst, LogAnswer } from '../../../contract/nouns/audit-log.ts';
import { SignedIn } from '../../../contract/sign-on.ts';
import { instant } from '../../../contract/time.ts';
import { accounts, password, type SignedOn, type TestCentral, testCentral } from '../../support/central.ts';
import { databases } from '../../support/databases.ts';

const whole = { brokenAt: null, eventsDifferAt: null, contradictedBy: [] };

describe.each(databases)('the own log of a central on $name', ({ open }) => {
  let central: TestCentral;
  beforeEach(async () => {
    central = await testCentral(open);
  });
  afterEach(() => central.stop());

  const entries = () => ownEntriesAfter(central.db, 0, 1000);
  const last = async () => (await entries()).at(-1);
  /** What somebody with the database's own rights can do. */
  const tamper = (sql: string) =>
    central.db.transaction(async (tx) => {
      await tx.script('alter table own_entry disable trigger own_entry_stays');
      await tx.script(sql);
      await tx.script('alter table own_entry enable trigger own_entry_stays');
    });
  const withdrawn = (desk: SignedOn, counter: number) =>
    desk.call('POST', '/v1/events', {
      deviceId: desk.deviceId,
      events: [
        {
          counter,
          at: central.clock.now(),
          event: {
            kind: 'reclassification-withdrawn',
            reclassificationId: `r-${counter}`,
            videoId: 'video-1-1-1',
          },
        },
      ],
    });

  test('says who signed in, who was refused and why, who was locked and who let them in again', async () => {
    const before = (await entries()).length;
    await central.signIn('sergeant', 'desk-1');
    const { username } = accounts.auditor;
    const tried = { username, password: 'wrong', deviceId: 'desk-2', deviceName: 'D' };
    const signIn = (body: unknown) =>
      central.fetch(
        new Request('http://central/v1/sign-in', {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify(body),
        }),
      );
    for (let time = 0; time < 5; time += 1) await signIn(tried);
    await signIn({ ...tried, username: 'nobody-of-this-name' });
    const administrator = await central.signIn('administrator', 'desk-3');
    await administrator.call('POST', `/v1/locked-accounts/${accounts.auditor.id}/release`);
    const said = (await entries())
      .slice(before)
      .map(({ act, about }) => [act, JSON.parse(about) as unknown] as const);
    const refused = { account: accounts.auditor.id, device: 'desk-2', code: 'wrong-password' };
    expect(said).toEqual([
      ['signed-in', { account: accounts.sergeant.id, device: 'desk-1' }],
      ...[1, 2, 3, 4].map(() => ['sign-in-refused', refused]),
      ['sign-in-refused', { ...refused, code: 'account-locked' }],
      ['sign-in-refused', { account: null, device: 'desk-2', code: 'wrong-password' }],
      ['signed-in', { account: accounts.administrator.id, device: 'desk-3' }],
      ['account-released', { account: accounts.auditor.id, by: accounts.administrator.id }],
    ]);
    expect(JSON.stringify(said)).not.toContain('nobody-of-this-name');
    expect(await checkOwn(central.db)).toMatchObject({ ...whole, entries: before + said.length });
  });

  test('an entry is there if and only if the act is', async () => {
    const before = (await entries()).length;
    const failing = central.db.transaction(async (tx) => {
      await noteOwn(tx, 'account-enabled', { account: 'a' }, 1);
      throw new Error('the act failed');
    });
    await expect(failing).rejects.toThrow('the act failed');
    expect(await entries()).toHaveLength(before);
  });

  test('many acts at once are one chain', async () => {
    const before = (await entries()).length;
    const notes = Array.from({ length: 20 }, (_, at) =>
      central.db.transaction((tx) => noteOwn(tx, 'tried', { at }, at)),
    );
    await Promise.all(notes);
    expect(await checkOwn(central.db)).toMatchObject({ ...whole, entries: before + 20 });
  });

  test('footage is noted once for each sign-on and video, and doesn’t leave when it can’t be noted', async () => {
    await central.addFootage('video-1-1-1', new Uint8Array(5000).fill(7));
    const desk = await central.signIn('sergeant', 'desk-1');
    for (const range of ['bytes=0-99', 'bytes=100-', 'bytes=0-99']) {
      const response = await desk.call('GET', '/v1/footage/video-1-1-1', undefined, { range });
      expect(response.status).toBe(206);
      await response.arrayBuffer();
    }
    const opened = (await entries()).filter(({ act }) => act === 'footage-opened');
    expect(opened.map(({ about }) => JSON.parse(about) as unknown)).toEqual([
      { account: accounts.sergeant.id, device: 'desk-1', video: 'video-1-1-1' },
    ]);
    const other = await central.signIn('sergeant', 'desk-2');
    await central.db.transaction((tx) => tx.script('alter table own_entry rename to own_entry_away'));
    const refused = await other.call('GET', '/v1/footage/video-1-1-1');
    expect(refused.status).toBe(500);
    expect(JSON.stringify(await refused.json())).not.toContain('own_entry');
    await central.db.transaction((tx) => tx.script('alter table own_entry_away rename to own_entry'));
    expect((await other.call('GET', '/v1/footage/video-1-1-1')).status).toBe(200);
  });

  test('is append-only for whoever doesn’t switch that off', async () => {
    await central.signIn('sergeant', 'desk-1');
    for (const sql of ['update own_entry set at = 0', 'delete from own_entry', 'truncate own_entry'])
      await expect(central.db.transaction((tx) => tx.run(sql))).rejects.toThrow('append-only');
  });

  test('a changed entry, one that was taken out and one that was put in are found', async () => {
    await central.signIn('sergeant', 'desk-1');
    await central.signIn('sergeant', 'desk-2');
    const no = (await last())?.no ?? 0;
    const kept = await central.db.query<{ about: string }>('select about from own_entry where no = $1', [no]);
    await tamper(`update own_entry set about = '{"account":"another"}' where no = ${no}`);
    expect(await checkOwn(central.db)).toMatchObject({ brokenAt: no });
    await tamper(`update own_entry set about = '${kept[0]?.about ?? ''}' where no = ${no}`);
    expect(await checkOwn(central.db)).toMatchObject(whole);
    await tamper(`delete from own_entry where no = ${no - 1}`);
    expect(await checkOwn(central.db)).toMatchObject({ brokenAt: no - 1 });
  });

  test('an event that was changed, taken out or answered otherwise afterwards is found', async () => {
    const desk = await central.signIn('sergeant', 'desk-1');
    expect((await withdrawn(desk, 1)).status).toBe(200);
    expect((await withdrawn(desk, 2)).status).toBe(200);
    expect(await checkOwn(central.db)).toMatchObject(whole);
    const of = async (counter: number) =>
      (await central.db.query<{ entry: number }>('select entry from event where counter = $1', [counter]))[0]
        ?.entry;
    const [first, second] = [await of(1), await of(2)];
    await central.db.transaction((tx) => tx.run('delete from event where counter = 2'));
    expect(await checkOwn(central.db)).toMatchObject({ brokenAt: null, eventsDifferAt: second });
    await central.db.transaction((tx) =>
      tx.run(`update event set outcome_json = '{"outcome":"accepted","x":1}'`),
    );
    expect(await checkOwn(central.db)).toMatchObject({ eventsDifferAt: first });
  });

  test('a log that was written anew, or cut, is contradicted by what a desk was shown', async () => {
    const username = accounts.sergeant.username;
    const answer = await central.fetch(
      new Request('http://central/v1/sign-in', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ username, password, deviceId: 'witness', deviceName: 'D' }),
      }),
    );
    const { logHead = beforeFirst } = SignedIn.parse(await answer.json());
    expect(logHead).toEqual({ no: (await last())?.no, hash: (await last())?.hash });
    const desk = await central.signIn('sergeant', 'witness');
    const about = JSON.stringify({ by: 'the central', centralNo: logHead.no, centralHash: logHead.hash });
    const entry = { no: 1, at: instant(1), act: 'signed-in', about };
    const logged = { ...entry, hash: hashOf(beforeFirst.hash, entry) };
    const sent = await desk.call('POST', '/v1/audit-log', {
      deviceId: 'witness',
      after: beforeFirst,
      entries: [logged],
      last: { no: 1, hash: logged.hash },
    });
    expect(LogAnswer.parse(await sent.json()).outcome).toBe('taken');
    expect(await checkOwn(central.db)).toMatchObject(whole);

    // Whoever has the database can write a chain that is whole in itself.
    const all = await entries();
    let previous = beforeFirst.hash;
    const anew = all.map((old) => {
      const changed = old.no === 1 ? { ...old, about: '{}' } : old;
      previous = hashOf(previous, changed);
      return { ...changed, hash: previous };
    });
    const values = anew
      .map(({ no, at, act, about: text, hash }) => `(${no}, ${at}, '${act}', '${text}', '${hash}')`)
      .join(', ');
    await tamper(`truncate own_entry; insert into own_entry values ${values}`);
    const found = { brokenAt: null, contradictedBy: [{ deviceId: 'witness', no: logHead.no }] };
    expect(await checkOwn(central.db)).toMatchObject(found);
    await tamper(`delete from own_entry where no >= ${logHead.no}`);
    expect(await checkOwn(central.db)).toMatchObject(found);
  });
});
