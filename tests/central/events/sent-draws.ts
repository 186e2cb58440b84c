import { afterAll, beforeAll, beforeEach, expect } from 'vitest';
import { codeLists } from '../../../central/defaults/codeLists.ts';
import { itemOf } from '../../../central/items/item.ts';
import { putItems } from '../../../central/items/put.ts';
import type { DrawRecord } from '../../../contract/nouns/draw.ts';
import { type TestCentral, testCentral } from '../../support/central.ts';
import type { databases } from '../../support/databases.ts';
import { departmentNow } from '../../support/department.ts';
import { plainDesk, verdict } from '../../support/plainDesk.ts';
import { type Audit, auditOf, committing, drawing } from './drawn.ts';

/** A central that takes plans and draws, with a desk of its auditor and one of a sergeant, new for each test. */
export function sentDraws(open: (typeof databases)[number]['open']) {
  let central: TestCentral;
  let desk: ReturnType<typeof plainDesk>;
  let other: ReturnType<typeof plainDesk>;
  let device = 0;
  beforeAll(async () => {
    central = await testCentral(open);
    const lists = codeLists.filter(({ id }) => id === 'out-of-frame' || id === 'redraw');
    await central.db.transaction((tx) =>
      putItems(
        tx,
        lists.map((list) => itemOf('code-list', list)),
      ),
    );
  });
  afterAll(() => central.stop());
  beforeEach(async () => {
    device += 1;
    desk = plainDesk(await central.signIn('auditor', `auditor-${device}`));
    other = plainDesk(await central.signIn('otherSergeant', `sergeant-${device}`));
  });

  const begin = async (
    id: string,
    ...options: Parameters<typeof auditOf> extends [string, ...infer O] ? O : []
  ) => {
    const audit = auditOf(id, ...options);
    const answers = await desk.send(committing(audit.committed), drawing(audit.record));
    expect(answers.map(verdict)).toEqual(['accepted', 'accepted']);
    return audit;
  };
  const firstOf = ({ record }: Audit, role: 'sample' | 'spare', at = 0) => {
    const item = record.items.filter((one) => one.role === role)[at];
    if (item === undefined) throw new Error(`no ${role}`);
    return item;
  };
  const replacing = (audit: Audit, change: Partial<DrawRecord['replacements'][number]> = {}) => {
    const out = firstOf(audit, 'sample');
    const spare = audit.record.items.find((one) => one.stratum === out.stratum && one.role === 'spare');
    const replacement = {
      out: out.id,
      in: spare?.id ?? '',
      reason: 'test-clip',
      by: 'somebody',
      at: departmentNow,
      ...change,
    };
    return { kind: 'item-replaced', drawId: audit.record.id, replacement } as const;
  };
  const stored = async (id: string) => (await desk.pull('draw')).get(id) as DrawRecord;

  return {
    central: () => central,
    desk: () => desk,
    other: () => other,
    device: () => device,
    begin,
    firstOf,
    replacing,
    stored,
  };
}
