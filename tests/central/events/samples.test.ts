import { generateKeyPairSync } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { digestOf } from '../../../central/events/canonical.ts';
import { instant } from '../../../contract/time.ts';
import { type TestCentral, testCentral } from '../../support/central.ts';
import { databases } from '../../support/databases.ts';
import { accounts, departmentNow } from '../../support/department.ts';
import { plainDesk, verdict } from '../../support/plainDesk.ts';
import { adjudicating, auditOf, committing, drawing, keeping, signing } from './drawn.ts';

describe.each(databases)('working a sample at the central on $name', ({ open }) => {
  let central: TestCentral;
  let desk: ReturnType<typeof plainDesk>;
  let device = 0;
  beforeAll(async () => {
    central = await testCentral(open);
  });
  afterAll(() => central.stop());
  beforeEach(async () => {
    device += 1;
    desk = plainDesk(await central.signIn('auditor', `auditor-${device}`));
  });

  const begin = async (id: string) => {
    const { committed, record } = auditOf(id);
    await desk.send(committing(committed), drawing(record));
    const [first, second] = record.items;
    if (first === undefined || second === undefined) throw new Error('nothing drawn');
    return { record, itemId: first.id, otherId: second.id };
  };

  test('the latest word about an item stands, under the account’s own name', async () => {
    const { itemId } = await begin('words');
    const about = { drawId: 'words', itemId } as const;
    const answers = await desk.send(
      keeping(about),
      keeping(about),
      keeping({ ...about, state: 'missing', reason: 'unexplained', at: instant(departmentNow + 2) }),
      keeping({ ...about, state: 'to-do', reason: null, at: instant(departmentNow + 1) }),
    );
    expect(answers.map(verdict)).toEqual(Array.from({ length: 4 }, () => 'accepted'));
    expect([...(await desk.pull('sample-item')).values()]).toContainEqual({
      ...keeping({ ...about, state: 'missing', reason: 'unexplained', at: instant(departmentNow + 2) }).item,
      by: accounts.auditor.name,
    });
  });

  test('a reason is from its list, an item of its draw, an id of one item', async () => {
    const { itemId, otherId } = await begin('lists');
    const about = { drawId: 'lists', itemId } as const;
    const answers = await desk.send(
      keeping({ ...about, reason: 'mislaid' }),
      keeping({ ...about, state: 'missing', reason: 'corrupt' }),
      keeping({ ...about, itemId: 'CAM-999' }),
      keeping(about),
      keeping({ ...about, id: `lists/${itemId}`, itemId: otherId }),
    );
    expect(answers.map(verdict)).toEqual([
      'code-unknown',
      'code-unknown',
      'bad-request',
      'accepted',
      'id-reused',
    ]);
  });

  test('others neither speak about its items nor decide nor sign', async () => {
    const { itemId } = await begin('theirs');
    const about = { drawId: 'theirs', itemId };
    const events = [keeping(about), adjudicating(about), signing('theirs')];
    const sergeant = plainDesk(await central.signIn('sergeant', `s-${device}`));
    const investigator = plainDesk(await central.signIn('investigator', `i-${device}`));
    expect((await sergeant.send(...events)).map(verdict)).toEqual(['not-found', 'not-found', 'not-found']);
    expect((await investigator.send(...events)).map(verdict)).toEqual([
      'not-allowed',
      'not-allowed',
      'not-allowed',
    ]);
    for (const noun of ['sample-item', 'adjudication', 'paper'] as const)
      expect([...(await desk.pull(noun)).keys()].filter((id) => id.includes('theirs'))).toEqual([]);
  });

  test('a decision between two answers is kept, and may be thought over', async () => {
    const { itemId, otherId } = await begin('decided');
    const about = { drawId: 'decided', itemId };
    const answers = await desk.send(
      adjudicating(about),
      adjudicating(about),
      adjudicating({ ...about, decided: 'no' }),
      adjudicating({ ...about, id: adjudicating(about).adjudication.id, itemId: otherId }),
    );
    expect(answers.map(verdict)).toEqual(['accepted', 'accepted', 'accepted', 'id-reused']);
    expect((await desk.pull('adjudication')).get(adjudicating(about).adjudication.id)).toMatchObject({
      decided: 'no',
      by: accounts.auditor.name,
    });
  });

  test('a paper whose text, hash, signature or key was altered is refused', async () => {
    await begin('altered');
    const { paper } = signing('altered');
    const other = generateKeyPairSync('ed25519').publicKey.export({ type: 'spki', format: 'der' });
    const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 }).publicKey;
    const body = paper.body.replace('None', 'One');
    const answers = await desk.send(
      signing('altered', { ...paper, body }),
      signing('altered', { ...paper, body, sha256: digestOf(body) }),
      signing('altered', { ...paper, sha256: digestOf('') }),
      signing('altered', { ...paper, signature: Buffer.alloc(64).toString('base64') }),
      signing('altered', { ...paper, publicKey: other.toString('base64') }),
      signing('altered', {
        ...paper,
        publicKey: rsa.export({ type: 'spki', format: 'der' }).toString('base64'),
      }),
      signing('altered', { ...paper, publicKey: 'bm8ga2V5' }),
      signing('altered', paper),
    );
    expect(answers.map(verdict)).toEqual([...Array.from({ length: 7 }, () => 'bad-request'), 'accepted']);
  });

  test('once its paper is signed nothing of a draw changes; what was sent before is accepted again', async () => {
    const { record, itemId, otherId } = await begin('signed');
    const about = { drawId: 'signed', itemId };
    const kept = keeping(about);
    const decided = adjudicating(about);
    const out = record.items.find(({ role }) => role === 'sample');
    const spares = record.items.filter(({ stratum, role }) => stratum === out?.stratum && role === 'spare');
    const replace = (to: string, from = out?.id ?? '') => ({
      kind: 'item-replaced' as const,
      drawId: 'signed',
      replacement: { out: from, in: to, reason: 'test-clip', by: '', at: departmentNow },
    });
    const paper = signing('signed');
    await desk.send(kept, decided, replace(spares[0]?.id ?? ''), paper);
    const extension = {
      stratum: record.items[0]?.stratum ?? '',
      sample: 3,
      spares: 2,
      reason: 'more',
      by: '',
      at: departmentNow,
      replacedBefore: 1,
    };
    const answers = await desk.send(
      keeping({ ...about, itemId: otherId }),
      keeping({ ...about, note: 'On second thought', at: instant(departmentNow + 9) }),
      adjudicating({ ...about, decided: 'no' }),
      replace(spares[1]?.id ?? '', spares[0]?.id),
      { kind: 'draw-extended', drawId: 'signed', extension, items: [] },
      { kind: 'paper-signed', paper: { ...signing('signed').paper, id: 'another-paper' } },
    );
    expect(answers.map(verdict)).toEqual(Array.from({ length: 6 }, () => 'draw-signed'));
    const again = await desk.send(kept, decided, replace(spares[0]?.id ?? ''), paper, drawing(record));
    expect(again.map(verdict)).toEqual(Array.from({ length: 5 }, () => 'accepted'));
    expect((await desk.pull('paper')).get('paper-signed')).toEqual(paper.paper);
  });

  test('a paper and what comes after it in the same batch are taken in order', async () => {
    const { itemId } = await begin('batch');
    const answers = await desk.send(signing('batch'), keeping({ drawId: 'batch', itemId }));
    expect(answers.map(verdict)).toEqual(['accepted', 'draw-signed']);
  });

  test('the name under a paper is the account’s, whatever the desk wrote', async () => {
    await begin('named');
    await desk.send(signing('named', { signedBy: 'The Chief' }));
    expect((await desk.pull('paper')).get('paper-named')).toMatchObject({ signedBy: accounts.auditor.name });
  });
});
