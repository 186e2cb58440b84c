import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Db } from '../../../central/db/db.ts';
import { runImport } from '../../../central/import/runImport.ts';
import { itemOf } from '../../../central/items/item.ts';
import { putItems } from '../../../central/items/put.ts';
import { Dispatch } from '../../../contract/nouns/dispatch.ts';
import { Officer } from '../../../contract/nouns/officer.ts';
import { databases } from '../../support/databases.ts';

describe.each(databases)('dispatches on $name', ({ open }) => {
  let db: Db;
  let folder: string;
  beforeEach(async () => {
    db = await open();
    folder = await mkdtemp(join(tmpdir(), 'sw-dispatch-'));
  });
  afterEach(async () => {
    await db.close();
    await rm(folder, { recursive: true });
  });

  const known: Officer = {
    id: 'officer-4417',
    badge: '4417',
    name: 'M. Alvarez',
    rank: null,
    squadId: 'squad-231',
    divisionId: 'division-2',
    equipped: true,
  };

  async function run(csv: string, mapping?: object) {
    await writeFile(join(folder, 'dispatch.csv'), csv);
    if (mapping !== undefined) await writeFile(join(folder, 'mapping.json'), JSON.stringify(mapping));
    const wish = {
      footage: null,
      catalogue: null,
      mapping: null,
      dispatch: join(folder, 'dispatch.csv'),
      dispatchMapping: mapping === undefined ? null : join(folder, 'mapping.json'),
      zone: 'America/Chicago',
    };
    return runImport(db, folder, wish, () => Date.UTC(2026, 10, 22));
  }

  async function bodies(noun: string): Promise<readonly unknown[]> {
    const rows = await db.query<{ body: string }>('select body from item where noun = $1 order by id', [
      noun,
    ]);
    return rows.map((row): unknown => JSON.parse(row.body));
  }

  const header = 'event_number,unit,officer_badge,call_type,dispatched_at,arrived_at,cleared_at';

  test('rows find their officers by badge, and bring unknown ones along', async () => {
    await db.transaction((tx) => putItems(tx, [itemOf('officer', known)]));
    const report = await run(
      `${header}\nE-1,231A,04417,Traffic stop,2026-11-01 20:00,2026-11-01 20:04,2026-11-01 20:30\nE-1,231B,5001,Traffic stop,2026-11-01 20:01,,2026-11-01 20:30\n`,
    );
    expect(report.created.officers).toBe(1);
    const dispatches = (await bodies('dispatch')).map((body) => Dispatch.parse(body));
    expect(dispatches.find((dispatch) => dispatch.unit === '231A')).toMatchObject({
      officerId: 'officer-4417',
      squadId: 'squad-231',
      divisionId: 'division-2',
    });
    const added = (await bodies('officer'))
      .map((body) => Officer.parse(body))
      .find((officer) => officer.badge === '5001');
    expect(dispatches.find((dispatch) => dispatch.unit === '231B')?.officerId).toBe(added?.id);
  });

  test('every row is counted: imported, or refused with its reason', async () => {
    const report = await run(
      `${header}\nE-1,231A,4417,Stop,2026-11-01 20:00,,\nE-2,231A,,Stop,2026-11-01 20:00,,\n,231A,4417,Stop,2026-11-01 20:00,,\nE-3,231A,4417,Stop,,1900-01-01,\n`,
    );
    expect(report.lines.map(({ line, outcome, reason }) => ({ line, outcome, reason }))).toEqual([
      { line: 2, outcome: 'imported', reason: null },
      { line: 3, outcome: 'refused', reason: 'The officer is blank.' },
      { line: 4, outcome: 'refused', reason: 'The event number is blank.' },
      { line: 5, outcome: 'refused', reason: 'The row holds no time at all.' },
    ]);
    expect(report.counts.dispatch).toMatchObject({ imported: 1, refused: 3 });
  });

  test('a second time changes nothing, a corrected row is updated, another spelling of the number doubles nothing', async () => {
    const rows = 'J-34739-16,231A,4417,Stop,2026-11-01 20:00,,2026-11-01 20:30\n';
    await run(`${header}\n${rows}`);
    expect((await run(`${header}\n${rows}`)).counts.dispatch).toMatchObject({
      imported: 0,
      updated: 0,
      unchanged: 1,
    });
    const corrected = rows.replace('J-34739-16', 'J3473916').replace(',,', ',2026-11-01 20:05,');
    expect((await run(`${header}\n${corrected}`)).counts.dispatch).toMatchObject({ imported: 0, updated: 1 });
    expect(await bodies('dispatch')).toMatchObject([
      { eventNumber: 'J3473916', arrivedAt: Date.UTC(2026, 10, 2, 2, 5) },
    ]);
  });

  test('an officer who is sent to one event twice has two rows', async () => {
    const row = 'E-1,231A,4417,Stop,2026-11-01 20:00,,2026-11-01 20:30';
    const report = await run(`${header}\n${row}\n${row.replaceAll('20:', '22:')}\n`);
    expect(report.counts.dispatch.imported).toBe(2);
    expect(await bodies('dispatch')).toHaveLength(2);
  });

  test('an export without a column for officers comes in as events without one', async () => {
    const mapping = {
      columns: {
        eventNumber: 'item',
        callType: 'typetext',
        receivedAt: 'timecreate',
        arrivedAt: 'timearrive',
        priority: 'priority',
      },
      urgentPriorities: ['2A'],
    };
    const csv =
      'item,typetext,priority,timecreate,timearrive\nA0000117,"ALARM, SILENT",2A,2017-01-01T00:00:14,2017-01-01T00:17:30\n';
    expect((await run(csv, mapping)).counts.dispatch.imported).toBe(1);
    expect(await bodies('dispatch')).toMatchObject([
      {
        officerId: null,
        callType: 'ALARM, SILENT',
        urgent: true,
        receivedAt: Date.UTC(2017, 0, 1, 6, 0, 14),
        clearedAt: null,
      },
    ]);
  });
});
