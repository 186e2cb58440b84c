import { describe, expect, test } from 'vitest';
import { putAccount } from '../../../central/accounts/put.ts';
import { itemOfDraw } from '../../../central/items/item.ts';
import { putItems } from '../../../central/items/put.ts';
import type { Account } from '../../../contract/nouns/account.ts';
import { databases } from '../../support/databases.ts';
import { accounts, departmentNow } from '../../support/department.ts';
import { plainDesk, verdict } from '../../support/plainDesk.ts';
import { auditOf, committing, drawing } from './drawn.ts';
import { sentDraws } from './sent-draws.ts';

describe.each(databases)('whose plans and draws are, at the central on $name', ({ open }) => {
  const { central, device, desk, other, replacing, stored } = sentDraws(open);

  test('nobody commits or draws for somebody else', async () => {
    const audit = auditOf('mine');
    const colleague = plainDesk(await central().signIn('investigator', `colleague-${device()}`));
    expect((await colleague.send(committing(audit.committed))).map(verdict)).toEqual(['not-allowed']);
    await desk().send(committing(audit.committed));
    expect((await colleague.send(drawing(audit.record))).map(verdict)).toEqual(['not-allowed']);
  });

  test('a squad’s own sample is neither shown to another squad’s sergeant nor changed by one', async () => {
    const sergeant = plainDesk(await central().signIn('sergeant', `own-${device()}`));
    const audit = auditOf('squad', {
      createdById: accounts.sergeant.id,
      createdBy: accounts.sergeant.name,
    });
    const sent = await sergeant.send(committing(audit.committed), drawing(audit.record));
    expect(sent.map(verdict)).toEqual(['accepted', 'accepted']);
    const answers = await other().send(drawing(audit.record), replacing(audit), {
      kind: 'draw-extended',
      drawId: 'squad',
      extension: {
        stratum: 'division-1',
        sample: 3,
        spares: 2,
        reason: 'more',
        by: '',
        at: departmentNow,
        replacedBefore: 0,
      },
      items: [],
    });
    expect(answers.map(verdict)).toEqual(['not-found', 'not-found', 'not-found']);
    for (const noun of ['committed-plan', 'draw'] as const)
      expect((await other().pull(noun)).has('squad')).toBe(false);
    expect((await sergeant.pull('draw')).has('squad')).toBe(true);
    // Seen by the whole department's auditor, but not the auditor's to work on.
    expect((await desk().send(replacing(audit))).map(verdict)).toEqual(['not-allowed']);
  });

  test('auditors of the whole department work on each other’s samples, investigators do not', async () => {
    const second: Account = {
      ...accounts.auditor,
      id: 'account-second',
      username: 'second',
      name: 'T. Second',
    };
    const audit = auditOf('shared', { createdById: second.id, createdBy: second.name });
    // The colleague's own desk isn't needed: what it would have sent is put in its place.
    await central().db.transaction((tx) => putAccount(tx, second, 'no password', departmentNow));
    const place = { squadId: null, divisionId: null };
    await central().db.transaction((tx) =>
      putItems(tx, [
        itemOfDraw(place, 'committed-plan', 'shared', 'shared', audit.committed),
        itemOfDraw(place, 'draw', 'shared', 'shared', audit.record),
      ]),
    );
    const investigator = plainDesk(await central().signIn('investigator', `inv-${device()}`));
    expect((await investigator.send(replacing(audit))).map(verdict)).toEqual(['not-allowed']);
    expect((await desk().send(replacing(audit))).map(verdict)).toEqual(['accepted']);
    expect((await stored('shared')).replacements).toEqual([
      { ...replacing(audit).replacement, by: accounts.auditor.name },
    ]);
  });
});
