import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { EventAnswers } from '../../../contract/central-api.ts';
import type { DeskEvent } from '../../../contract/nouns/event.ts';
import { day } from '../../../contract/time.ts';
import { type TestCentral, testCentral } from '../../support/central.ts';
import { databases } from '../../support/databases.ts';
import { departmentNow, form } from '../../support/department.ts';
import { plainDesk, verdict } from '../../support/plainDesk.ts';
import { findingOf, reviewOf, submissionOf } from '../../support/reviews.ts';

describe.each(databases)('taking events on $name', ({ open }) => {
  let central: TestCentral;
  let desk: ReturnType<typeof plainDesk>;
  let device = 0;
  beforeAll(async () => {
    central = await testCentral(open);
  });
  afterAll(() => central.stop());
  beforeEach(async () => {
    desk = plainDesk(await central.signIn('sergeant', `take-${++device}`));
  });

  const begun = (id: string): DeskEvent => ({ kind: 'review-kept', review: reviewOf({ id }) });
  const found = (reviewId: string, id: string, note = ''): DeskEvent => ({
    kind: 'finding-kept',
    finding: findingOf({ id, reviewId, note }),
  });

  test('the same event under the same number is answered the same, a month later too, and done once', async () => {
    const events = [
      { counter: 1, event: begun('again') },
      { counter: 2, event: found('again', 'f1') },
    ];
    const first = await desk.push(events);
    expect(first.map(verdict)).toEqual(['accepted', 'accepted']);
    central.clock.advance(30 * day);
    const later = plainDesk(await central.signIn('sergeant', desk.session.deviceId));
    expect(await later.push(events)).toEqual(first);
    expect(await later.pull('draft')).toEqual(
      new Map([
        ['again', expect.objectContaining({ findings: [findingOf({ id: 'f1', reviewId: 'again' })] })],
      ]),
    );
  });

  test('the order of fields does not make another event', async () => {
    await desk.push([{ counter: 1, event: begun('order') }]);
    const { kind, ...rest } = begun('order') as { kind: string };
    expect(await desk.push([{ counter: 1, event: { ...rest, kind } }])).toEqual([
      { counter: 1, outcome: 'accepted' },
    ]);
  });

  test('another event under a used number is refused, and changes nothing', async () => {
    await desk.push([{ counter: 1, event: begun('first-use') }]);
    const answers = await desk.push([{ counter: 1, event: begun('second-use') }]);
    expect(answers.map(verdict)).toEqual(['counter-reused']);
    expect([...(await desk.pull('draft')).keys()]).not.toContain('second-use');
  });

  test('a number used twice in one batch is the first one’s', async () => {
    const answers = await desk.push([
      { counter: 1, event: begun('twice') },
      { counter: 1, event: begun('twice') },
      { counter: 1, event: begun('thrice') },
    ]);
    expect(answers.map(verdict)).toEqual(['accepted', 'accepted', 'counter-reused']);
  });

  test('a refusal is the answer for ever', async () => {
    const event = found('never-begun', 'f1');
    expect((await desk.push([{ counter: 1, event }])).map(verdict)).toEqual(['not-found']);
    await desk.push([{ counter: 2, event: begun('never-begun') }]);
    expect((await desk.push([{ counter: 1, event }])).map(verdict)).toEqual(['not-found']);
  });

  test('one refused item never stops the next', async () => {
    const answers = await desk.send(
      begun('mixed'),
      { kind: 'teleport' },
      { kind: 'finding-kept', finding: { id: 'broken' } },
      found('mixed', 'f1'),
    );
    expect(answers.map(verdict)).toEqual(['accepted', 'not-understood', 'bad-request', 'accepted']);
    expect(answers.map(({ counter }) => counter)).toEqual([1, 2, 3, 4]);
    expect(answers[2]).toMatchObject({
      problem: {
        fields: expect.arrayContaining([
          { path: 'finding.reviewId', says: expect.any(String) as string },
        ]) as unknown,
      },
    });
  });

  test('fields that this central does not know stay on record', async () => {
    await desk.send({ ...begun('newer'), mood: 'hopeful' });
    const [row] = await central.db.query<{ body: string }>('select body from event where device_id = $1', [
      desk.session.deviceId,
    ]);
    expect(JSON.parse(row?.body ?? '')).toEqual({
      at: departmentNow,
      event: { ...begun('newer'), mood: 'hopeful' },
    });
  });

  test('an item nested beyond reason is refused, and the next one is taken', async () => {
    const levels = 5000;
    const nested = `${'['.repeat(levels)}1${']'.repeat(levels)}`;
    const events = [
      `{"counter":1,"at":0,"event":{"kind":"review-kept","nested":${nested}}}`,
      JSON.stringify({ counter: 2, at: 0, event: begun('after-nesting') }),
    ];
    const response = await central.fetch(
      new Request('http://central.test/v1/events', {
        method: 'POST',
        headers: { authorization: `Bearer ${desk.session.token}` },
        body: `{"deviceId":"${desk.session.deviceId}","events":[${events.join()}]}`,
      }),
    );
    const { answers } = EventAnswers.parse(await response.json());
    expect(answers.map(verdict)).toEqual(['bad-request', 'accepted']);
  });

  test('a note of any Unicode, markup and formulas arrives as it was typed', async () => {
    const note = `=1+1 <b>é</b> 🚓 \0 \u202e "quoted" '; drop table item; --\n${'x'.repeat(10_000)}`;
    expect((await desk.send(begun('typed'), found('typed', 'f1', note))).map(verdict)).toEqual([
      'accepted',
      'accepted',
    ]);
    expect((await desk.pull('draft')).get('typed')).toMatchObject({ findings: [{ note }] });
  });

  test('a batch for another device than the one signed in is not taken', async () => {
    const body = {
      deviceId: 'somebody-else',
      events: [{ counter: 1, at: departmentNow, event: begun('foreign') }],
    };
    const response = await desk.session.call('POST', '/v1/events', body);
    expect(response.status).toBe(401);
    expect(await response.json()).toMatchObject({ code: 'not-signed-in' });
  });

  test('another account never gets the answers of a shared device', async () => {
    const event = { kind: 'review-submitted', submission: submissionOf({ id: 'shared-device' }) } as const;
    await desk.push([{ counter: 1, event }]);
    const other = plainDesk(await central.signIn('otherSergeant', desk.session.deviceId));
    expect((await other.push([{ counter: 1, event }])).map(verdict)).toEqual(['counter-reused']);
  });

  test('the same batch sent twice at once is done once', async () => {
    const events = Array.from({ length: 20 }, (_, n) => ({
      counter: n + 1,
      event: n === 0 ? begun('at-once') : found('at-once', `f${n}`),
    }));
    const [one, two] = await Promise.all([desk.push(events), desk.push(events)]);
    expect(one).toEqual(two);
    const rows = await central.db.query('select counter from event where device_id = $1', [
      desk.session.deviceId,
    ]);
    expect(rows).toHaveLength(20);
    const draft = (await desk.pull('draft')).get('at-once') as { findings: readonly unknown[] };
    expect(draft.findings).toHaveLength(19);
  });

  test('a bug in one event is answered with its number, is not stored, and spares the others', async () => {
    await central.db.transaction((tx) => tx.run(`update item set body = 'no JSON' where noun = 'form'`));
    const answerKept = {
      kind: 'answer-kept',
      reviewId: 'buggy',
      answer: {
        questionId: 'picture-quality',
        value: '4',
        atMs: null,
        note: null,
        answeredAt: departmentNow,
        hint: null,
      },
    };
    const events = [
      { counter: 1, event: begun('buggy') },
      { counter: 2, event: answerKept },
      { counter: 3, event: found('buggy', 'f1') },
    ];
    const answers = await desk.push(events);
    expect(answers.map(verdict)).toEqual(['accepted', 'bug', 'accepted']);
    const bug = answers[1];
    const bugId = bug?.outcome === 'refused' ? bug.problem.bugId : undefined;
    expect(bugId).toMatch(/^bug-\d+$/);
    expect(central.log.some((line) => line.includes(`"bugId":"${bugId}"`))).toBe(true);
    expect(JSON.stringify(answers)).not.toContain('JSON');

    // Once it is mended, the same event under the same number succeeds.
    await central.db.transaction((tx) =>
      tx.run(`update item set body = $1 where noun = 'form'`, [JSON.stringify(form)]),
    );
    expect((await desk.push(events)).map(verdict)).toEqual(['accepted', 'accepted', 'accepted']);
    expect((await desk.pull('draft')).get('buggy')).toMatchObject({
      answers: [{ value: '4' }],
      findings: [{ id: 'f1' }],
    });
  });

  test('an item that the database will not take is a bug of its own, and the others are written', async () => {
    await central.db.transaction((tx) =>
      tx.script(`alter table item add constraint no_poison check (id <> 'poison')`),
    );
    const answers = await desk.send(begun('before-poison'), begun('poison'), begun('after-poison'));
    expect(answers.map(verdict)).toEqual(['accepted', 'bug', 'accepted']);
    const drafts = [...(await desk.pull('draft')).keys()];
    expect(drafts).toEqual(expect.arrayContaining(['before-poison', 'after-poison']));
    expect(drafts).not.toContain('poison');
    await central.db.transaction((tx) => tx.script('alter table item drop constraint no_poison'));
  });

  test('a database that takes nothing is no fault of the items: the desk shall try again', async () => {
    await central.db.transaction((tx) =>
      tx.script(`create function full_disk() returns trigger language plpgsql as
        $$ begin raise exception 'could not extend file: No space left on device'; end $$;
        create trigger full_disk before insert or update on item execute function full_disk();
        create trigger full_disk before insert or update on meta execute function full_disk()`),
    );
    const body = {
      deviceId: desk.session.deviceId,
      events: [{ counter: 1, at: departmentNow, event: begun('full') }],
    };
    const response = await desk.session.call('POST', '/v1/events', body);
    expect(response.status).toBe(500);
    await central.db.transaction((tx) => tx.script('drop function full_disk cascade'));
    expect((await desk.push([{ counter: 1, event: begun('full') }])).map(verdict)).toEqual(['accepted']);
  });

  test('a batch that is not one is refused with its fields', async () => {
    for (const body of [
      {},
      { deviceId: 'd', events: [] },
      { deviceId: 'd', events: [{ counter: 0 }] },
      [],
      'x',
      null,
    ]) {
      const response = await desk.session.call('POST', '/v1/events', body);
      expect(response.status).toBe(400);
      expect(await response.json()).toMatchObject({
        code: 'bad-request',
        fields: expect.any(Array) as unknown,
      });
    }
  });

  test('a full batch of five hundred is taken, one more is refused', async () => {
    const events = Array.from({ length: 501 }, (_, n) => ({
      counter: n + 1,
      at: departmentNow,
      event: n === 0 ? begun('bulk') : found('bulk', `f${n}`),
    }));
    const send = (count: number) =>
      desk.session.call('POST', '/v1/events', {
        deviceId: desk.session.deviceId,
        events: events.slice(0, count),
      });
    expect((await send(501)).status).toBe(400);
    expect((await send(500)).status).toBe(200);
    expect((await desk.pull('draft')).get('bulk')).toMatchObject({ findings: { length: 499 } });
  });
});
