import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { itemOf } from '../../../central/items/item.ts';
import { putItems } from '../../../central/items/put.ts';
import { saidOfMoved } from '../../../central/items/saidOfMoved.ts';
import type { Dispatch } from '../../../contract/nouns/dispatch.ts';
import { type TestCentral, testCentral } from '../../support/central.ts';
import { databases } from '../../support/databases.ts';
import { type AccountName, accounts, codeLists, dispatches } from '../../support/department.ts';
import { answering, choosing, freshCall } from '../../support/missing.ts';
import { plainDesk, verdict } from '../../support/plainDesk.ts';

describe.each(databases)(
  'what is said of a dispatch without a recording, at the central on $name',
  ({ open }) => {
    let central: TestCentral;
    let desk: ReturnType<typeof plainDesk>;
    let devices = 0;
    beforeAll(async () => {
      central = await testCentral(open);
    });
    afterAll(() => central.stop());
    const deskOf = async (who: AccountName) => plainDesk(await central.signIn(who, `${who}-${++devices}`));
    beforeEach(async () => {
      desk = await deskOf('sergeant');
    });

    test('the officer’s sergeant answers, under the account’s own name, and all who see the call see the answer', async () => {
      const dispatchId = await freshCall(central);
      const event = answering('first', { dispatchId, by: 'The Chief' });
      expect((await desk.send(event)).map(verdict)).toEqual(['accepted']);
      const stored = { ...event.answer, by: accounts.sergeant.name };
      for (const who of ['sergeant', 'captain', 'auditor', 'administrator'] as const)
        expect((await (await deskOf(who)).pull('no-video-answer')).get('first'), who).toEqual(stored);
      expect((await (await deskOf('otherSergeant')).pull('no-video-answer')).has('first')).toBe(false);
    });

    test('a later answer names the one it takes the place of, and both stay on record', async () => {
      const dispatchId = await freshCall(central);
      await desk.send(
        answering('one', { dispatchId }),
        answering('two', { dispatchId, code: 'equipment-failure', replaces: 'one' }),
      );
      const captain = await deskOf('captain');
      // Without the network meanwhile: it has seen neither.
      await captain.send(answering('three', { dispatchId, code: 'cancelled-before-arrival' }, 'captain'));
      const seen = await desk.pull('no-video-answer');
      expect(['one', 'two', 'three'].map((id) => seen.get(id))).toMatchObject([
        { replaces: null, crossed: false },
        { replaces: 'one', crossed: false },
        { replaces: 'two', crossed: true, code: 'cancelled-before-arrival' },
      ]);
    });

    test('the same answer again is the same one, and its id with other words is refused', async () => {
      const dispatchId = await freshCall(central);
      const event = answering('same', { dispatchId });
      const other = answering('same', { dispatchId, note: 'Asked the officer.' });
      const verdicts = (
        await desk.send(event, answering('newer', { dispatchId, replaces: 'same' }), event, other)
      ).map(verdict);
      expect(verdicts).toEqual(['accepted', 'accepted', 'accepted', 'id-reused']);
      expect((await desk.pull('no-video-answer')).get('newer')).toMatchObject({ replaces: 'same' });
    });

    test('nobody answers for a squad that isn’t theirs, for oneself, or in another’s name; who only looks doesn’t either', async () => {
      const dispatchId = await freshCall(central);
      const foreign = answering('foreign', { dispatchId: 'dispatch-2-1-1' });
      const nowhere = answering('nowhere', { dispatchId: 'no-such-call' });
      const named = answering('named', { dispatchId, byId: accounts.captain.id });
      expect((await desk.send(foreign, nowhere, named)).map(verdict)).toEqual(Array(3).fill('not-allowed'));
      for (const who of ['auditor', 'administrator', 'investigator'] as const)
        expect(
          (await (await deskOf(who)).send(answering(`by-${who}`, { dispatchId }, who))).map(verdict),
        ).toEqual(['not-allowed']);
      const officer = {
        id: 'officer-self',
        badge: 'alvarez',
        name: 'M. Alvarez',
        rank: null,
        squadId: 'squad-1',
      };
      await central.db.transaction((tx) =>
        putItems(tx, [itemOf('officer', { ...officer, divisionId: 'division-1', equipped: true })]),
      );
      const own = await freshCall(central, { officerId: 'officer-self' });
      expect((await desk.send(answering('own', { dispatchId: own }))).map(verdict)).toEqual(['not-allowed']);
      expect(
        (await (await deskOf('captain')).send(answering('own', { dispatchId: own }, 'captain'))).map(verdict),
      ).toEqual(['accepted']);
    });

    test('the code is on the list in the version that is named, and says what that version says', async () => {
      const dispatchId = await freshCall(central);
      const verdicts = await desk.send(
        answering('code', { dispatchId, code: 'eaten-by-a-dog' }),
        answering('version', { dispatchId, listVersion: 7 }),
        answering('bare', { dispatchId, code: 'exception-documented' }),
        answering('words', { dispatchId, code: 'exception-documented', note: 'Report 12, page 2.' }),
        answering('unlinked', { dispatchId, code: 'found-elsewhere' }),
        answering('linked', { dispatchId, code: 'found-elsewhere', foundVideoId: 'video-1-2-1' }),
        answering('told', { dispatchId, code: 'found-elsewhere', note: 'On the partner’s camera.' }),
        answering('astray', { dispatchId, foundVideoId: 'video-1-2-1' }),
        answering('unseen', { dispatchId, code: 'found-elsewhere', foundVideoId: 'video-2-1-1' }),
        answering('undone', { dispatchId, code: null }),
      );
      expect(verdicts.map(verdict)).toEqual([
        'code-unknown',
        'code-unknown',
        'reason-needed',
        'accepted',
        'reason-needed',
        'accepted',
        'accepted',
        'answer-not-fitting',
        'not-allowed',
        'accepted',
      ]);
      const list = codeLists.find(({ id }) => id === 'no-video');
      const next = {
        ...list,
        version: 2,
        items: [{ code: 'unexplained', label: 'Nobody knows', needsNote: true }],
      };
      await central.db.transaction((tx) => putItems(tx, [itemOf('code-list', next as never)]));
      expect(
        (
          await desk.send(answering('v2', { dispatchId, listVersion: 2 }), answering('v1', { dispatchId }))
        ).map(verdict),
      ).toEqual(['reason-needed', 'accepted']);
    });

    test('a dispatch that is imported into another squad takes what was said of it along', async () => {
      const dispatchId = await freshCall(central);
      await desk.send(answering('moves', { dispatchId }), choosing('moves too', { dispatchId }));
      const dispatch = dispatches.find(({ id }) => id === 'dispatch-2-1-1');
      const moved = itemOf('dispatch', { ...(dispatch as Dispatch), id: dispatchId });
      await central.db.transaction(async (tx) => putItems(tx, [moved, ...(await saidOfMoved(tx, [moved]))]));
      const other = await deskOf('otherSergeant');
      expect((await other.pull('no-video-answer')).get('moves')).toMatchObject({ dispatchId });
      expect((await other.pull('match-choice')).get('moves too')).toMatchObject({ dispatchId });
      expect((await (await deskOf('sergeant')).pull('no-video-answer')).has('moves')).toBe(false);
      expect(await saidOfMoved(central.db, [moved])).toEqual([]);
    });

    test('recordings are chosen by hand with a reason, among those that the account may see', async () => {
      const dispatchId = await freshCall(central);
      const investigator = await deskOf('investigator');
      const verdicts = await desk.send(
        choosing('c1', { dispatchId }),
        choosing('none', { dispatchId, videoIds: [], replaces: 'c1' }),
        choosing('mute', { dispatchId, reason: '  ' }),
        choosing('far', { dispatchId, videoIds: ['video-2-1-1'] }),
        choosing('c1', { dispatchId, videoIds: null }),
        choosing('foreign', { dispatchId: 'dispatch-2-1-1' }),
      );
      expect(verdicts.map(verdict)).toEqual([
        'accepted',
        'accepted',
        'reason-needed',
        'not-allowed',
        'id-reused',
        'not-allowed',
      ]);
      expect(
        (await investigator.send(choosing('c2', { dispatchId, videoIds: null }, 'investigator'))).map(
          verdict,
        ),
      ).toEqual(['accepted']);
      const auditor = await deskOf('auditor');
      expect((await auditor.send(choosing('c3', { dispatchId }, 'auditor'))).map(verdict)).toEqual([
        'not-allowed',
      ]);
      const seen = await auditor.pull('match-choice');
      expect(['c1', 'none', 'c2'].map((id) => seen.get(id))).toMatchObject([
        { replaces: null, videoIds: ['video-1-1-1'] },
        { replaces: 'c1', videoIds: [], crossed: false },
        { replaces: 'none', videoIds: null, crossed: true },
      ]);
    });
  },
);
