import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type TestCentral, testCentral } from '../../support/central.ts';
import { databases } from '../../support/databases.ts';
import { type AccountName, accounts } from '../../support/department.ts';
import { plainDesk, verdict } from '../../support/plainDesk.ts';
import { addingTo, auditOf, committing, drawing, signing } from './drawn.ts';

describe.each(databases)('what is added to a signed paper, at the central on $name', ({ open }) => {
  let central: TestCentral;
  let desk: ReturnType<typeof plainDesk>;
  let second: ReturnType<typeof plainDesk>;
  let devices = 0;
  beforeAll(async () => {
    central = await testCentral(open);
  });
  afterAll(() => central.stop());
  beforeEach(async () => {
    desk = await deskOf('auditor');
    second = await deskOf('investigator');
  });
  const deskOf = async (who: AccountName) => plainDesk(await central.signIn(who, `${who}-${++devices}`));

  const signed = async (id: string) => {
    const { committed, record } = auditOf(id);
    const { paper } = signing(id);
    await desk.send(committing(committed), drawing(record), { kind: 'paper-signed', paper });
    return paper;
  };

  test('somebody else signs it off and everybody remarks, under the account’s own name and role', async () => {
    const paper = await signed('off');
    const off = addingTo(paper, 'investigator', { author: 'The Chief', role: 'administrator' });
    const remark = addingTo(paper, 'auditor', { kind: 'remark', note: 'Page 3: typing error.' });
    expect((await second.send(off)).map(verdict)).toEqual(['accepted']);
    expect((await desk.send(remark)).map(verdict)).toEqual(['accepted']);
    const { name, role } = accounts.investigator;
    const entries = await desk.pull('paper-entry');
    expect(entries.get(off.entry.id)).toEqual({ ...off.entry, author: name, role });
    expect(entries.get(remark.entry.id)).toEqual(remark.entry);
    expect((await desk.pull('paper')).get(paper.id)).toEqual(paper);
  });

  test('nobody adds to a paper before it is signed, nor to another paper than the signed one', async () => {
    const { committed, record } = auditOf('early');
    const { paper } = signing('early');
    await desk.send(committing(committed), drawing(record));
    expect((await second.send(addingTo(paper, 'investigator'))).map(verdict)).toEqual(['paper-unsigned']);
    const other = signing('early', { id: 'paper-other' }).paper;
    await desk.send({ kind: 'paper-signed', paper });
    const wrong = addingTo({ ...other, sha256: 'a'.repeat(64) }, 'investigator');
    expect((await second.send(wrong, addingTo(paper, 'investigator'))).map(verdict)).toEqual([
      'bad-request',
      'accepted',
    ]);
  });

  test('the preparer doesn’t sign it off, others do once each, and a remark has words', async () => {
    const paper = await signed('rules');
    const own = addingTo(paper, 'auditor');
    const empty = addingTo(paper, 'auditor', { id: 'empty', kind: 'remark', note: ' \n' });
    expect((await desk.send(own, empty)).map(verdict)).toEqual(['own-paper', 'note-needed']);
    const first = addingTo(paper, 'investigator');
    const again = addingTo(paper, 'investigator', { id: 'once-more' });
    const words = addingTo(paper, 'investigator', { id: 'words', kind: 'remark', note: 'Agreed.' });
    expect((await second.send(first, first, again, words)).map(verdict)).toEqual([
      'accepted',
      'accepted',
      'signed-off',
      'accepted',
    ]);
    const another = await deskOf('administrator');
    expect((await another.send(addingTo(paper, 'administrator'))).map(verdict)).toEqual(['accepted']);
  });

  test('one whose words, author or signature were altered is refused, and so is one that was added before', async () => {
    const paper = await signed('forged');
    const { entry } = addingTo(paper, 'investigator', { kind: 'remark', note: 'All is well.' });
    const sent = (change: Partial<typeof entry>) =>
      ({ kind: 'paper-entry-added', entry: { ...entry, ...change } }) as const;
    const answers = await second.send(
      sent({ note: 'Nothing is well.' }),
      sent({ kind: 'sign-off' }),
      sent({ signature: Buffer.alloc(64).toString('base64') }),
      sent({ publicKey: 'bm8ga2V5' }),
      sent({ authorId: accounts.auditor.id }),
      sent({}),
      addingTo(paper, 'investigator', { kind: 'remark', note: 'Nothing is well.' }),
    );
    expect(answers.map(verdict)).toEqual([
      ...Array.from({ length: 4 }, () => 'bad-request'),
      'not-allowed',
      'accepted',
      'id-reused',
    ]);
  });

  test('who doesn’t see the audit adds nothing and is told nothing', async () => {
    const paper = await signed('unseen');
    const sergeant = await deskOf('sergeant');
    expect((await sergeant.send(addingTo(paper, 'sergeant'))).map(verdict)).toEqual(['not-found']);
    await second.send(addingTo(paper, 'investigator'));
    expect([...(await sergeant.pull('paper-entry')).keys()]).toEqual([]);
  });
});
