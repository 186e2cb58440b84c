import { expect, test } from 'vitest';
import { addProgramme } from '../../../central/programmes/add.ts';
import { keepTime } from '../../../central/programmes/keepTime.ts';
import { instant, ms } from '../../../contract/time.ts';
import { testCentral } from '../../support/central.ts';
import { openEmpty } from '../../support/databases.ts';
import { departmentNow } from '../../support/department.ts';

test('a serving central begins what is due at once, and ends a run before it lets go of the database', async () => {
  const central = await testCentral();
  await central.db.transaction((tx) =>
    addProgramme(
      tx,
      {
        id: 'monthly',
        name: 'Monthly review',
        goal: 1,
        per: 'officer',
        period: 'month',
        eligible: { minLengthMs: ms(0), classes: [] },
        zone: 'America/Chicago',
      },
      instant(departmentNow),
    ),
  );
  const lines: string[] = [];
  const timer = keepTime({ clock: central.clock, db: central.db, log: (_, event) => void lines.push(event) });
  await timer.stop();
  const rows = await central.db.query(`select id from item where noun = 'period' order by id`);
  expect(rows).toEqual([{ id: 'monthly-2026-11-01' }, { id: 'monthly-2026-12-01' }]);
  expect(lines).toEqual([]);
  await central.stop();
});

test('a run that fails is logged, and the central goes on', async () => {
  const lines: string[] = [];
  const broken = await openEmpty();
  await broken.close();
  const timer = keepTime({
    clock: { now: () => departmentNow },
    db: broken,
    log: (level, event) => void lines.push(`${level} ${event}`),
  });
  await timer.stop();
  expect(lines).toEqual(['error programmes-not-run', 'error measures-not-locked']);
});
