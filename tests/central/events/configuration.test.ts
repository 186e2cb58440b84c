import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { FormContent } from '../../../contract/nouns/configuration.ts';
import type { DeskEvent } from '../../../contract/nouns/event.ts';
import { type TestCentral, testCentral } from '../../support/central.ts';
import { databases } from '../../support/databases.ts';
import { type AccountName, accounts, codeLists, departmentNow, form } from '../../support/department.ts';
import { plainDesk, verdict } from '../../support/plainDesk.ts';
import { findingOf, reviewOf } from '../../support/reviews.ts';

const { version: _, ...content } = form;
const withTitle = (title: string): FormContent => ({ ...content, title });
const publishing = (
  publicationId: string,
  basedOn: number,
  body: FormContent,
  why = 'Agreed.',
): DeskEvent => ({
  kind: 'configuration-published',
  publicationId,
  basedOn,
  content: { noun: 'form', body },
  why,
});

describe.each(databases)('publishing at the central on $name', ({ open }) => {
  let central: TestCentral;
  let device = 0;
  beforeEach(async () => {
    central = await testCentral(open);
  });
  afterEach(() => central.stop());
  const nextDevice = () => {
    device += 1;
    return `device-${device}`;
  };
  const deskOf = async (who: AccountName = 'administrator') =>
    plainDesk(await central.signIn(who, nextDevice()));

  test('a new version stands beside the old one, with who, when and why', async () => {
    const desk = await deskOf();
    expect((await desk.send(publishing('p1', 1, withTitle('Second')))).map(verdict)).toEqual(['accepted']);
    const forms = await (await deskOf('sergeant')).pull('form');
    expect(forms.get(`${form.id}@1`)).toEqual(form);
    const { id: byId, name: by } = accounts.administrator;
    expect(forms.get(`${form.id}@2`)).toEqual({
      ...withTitle('Second'),
      version: 2,
      published: { id: 'p1', by, byId, at: departmentNow, why: 'Agreed.' },
    });
  });

  test('only an administrator publishes', async () => {
    for (const who of ['sergeant', 'captain', 'investigator', 'auditor'] as const) {
      const desk = await deskOf(who);
      expect((await desk.send(publishing(`by-${who}`, 1, withTitle(who)))).map(verdict)).toEqual([
        'not-allowed',
      ]);
    }
    expect((await (await deskOf()).pull('form')).size).toBe(1);
  });

  test('the same publication is accepted once more, and made once', async () => {
    const desk = await deskOf();
    const event = publishing('p1', 1, withTitle('Second'));
    await desk.push([{ counter: 50, event }]);
    expect((await desk.push([{ counter: 50, event }])).map(verdict)).toEqual(['accepted']);
    expect((await desk.push([{ counter: 51, event }])).map(verdict)).toEqual(['accepted']);
    const otherwise = publishing('p1', 1, withTitle('Third'));
    expect((await desk.push([{ counter: 52, event: otherwise }])).map(verdict)).toEqual(['id-reused']);
    expect([...(await desk.pull('form')).keys()].sort()).toEqual([`${form.id}@1`, `${form.id}@2`]);
  });

  test('what follows a version that is no longer the newest is refused, and both stay on record', async () => {
    const [one, two] = [await deskOf(), await deskOf()];
    await one.send(publishing('theirs', 1, withTitle('Theirs')));
    const [answer] = await two.send(publishing('mine', 1, withTitle('Mine')));
    expect(answer).toMatchObject({
      problem: {
        code: 'version-taken',
        detail: `Version 2 was published by ${accounts.administrator.name}.`,
      },
    });
    expect((await two.send(publishing('mine-2', 2, withTitle('Mine')))).map(verdict)).toEqual(['accepted']);
    const [row] = await central.db.query<{ found: number }>(
      `select count(*)::int as found from event where strpos(body, '"publicationId":"mine"') > 0`,
    );
    expect(row).toEqual({ found: 1 });
  });

  test('what breaks a rule, says nothing new, or follows nothing is refused', async () => {
    const desk = await deskOf();
    const answers = await desk.send(
      publishing('empty', 1, { ...content, questions: [] }),
      publishing('same', 1, content),
      publishing('ahead', 2, withTitle('Ahead')),
      publishing('strange', 1, { ...content, id: 'another-form' }),
    );
    expect(answers.map(verdict)).toEqual(['version-unfit', 'version-unfit', 'bad-request', 'not-found']);
    expect(answers[0]).toMatchObject({
      problem: { fields: [{ path: 'questions', says: 'The form has no question.' }] },
    });
    expect((await desk.pull('form')).size).toBe(1);
  });

  test('a code of a new version counts at once, and a retired one stays good for what was marked with it', async () => {
    const desk = await deskOf();
    const [list] = codeLists;
    if (list === undefined) throw new Error('no list');
    const { version, ...before } = list;
    const items = [
      ...before.items.map((item) => (item.code === 'other' ? { ...item, retiredAt: departmentNow } : item)),
      { code: 'flat-battery', label: 'Flat battery', group: 'note' as const },
    ];
    const { id: reviewerId } = accounts.administrator;
    const answers = await desk.send(
      {
        kind: 'configuration-published',
        publicationId: 'list-2',
        basedOn: version,
        content: { noun: 'code-list', body: { ...before, items } },
        why: '',
      },
      { kind: 'review-kept', review: reviewOf({ id: 'r', reviewerId }) },
      { kind: 'finding-kept', finding: findingOf({ id: 'f1', reviewId: 'r', kind: 'flat-battery' }) },
      { kind: 'finding-kept', finding: findingOf({ id: 'f2', reviewId: 'r', kind: 'other' }) },
    );
    expect(answers.map(verdict)).toEqual(['accepted', 'accepted', 'accepted', 'accepted']);
  });
});
