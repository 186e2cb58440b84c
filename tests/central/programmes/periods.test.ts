import { describe, expect, test } from 'vitest';
import { digestOf } from '../../../central/events/canonical.ts';
import { roundSeed } from '../../../central/programmes/round.ts';
import { day, ms } from '../../../contract/time.ts';
import { databases } from '../../support/databases.ts';
import { begins, ends, programmed, quarterly, week } from './programmed.ts';

describe.each(databases)('periods of programmes on $name', ({ open }) => {
  const { run, add, put, deskOf, bodies, draws, periods, recorded, everyDay } = programmed(open);

  test('before a period begins the hash of its seed is published, and not the seed', async () => {
    await add(quarterly);
    await run(begins - 10 * day);
    const [running, next] = await periods();
    expect(running).toMatchObject({ name: '3rd quarter 2026' });
    expect(next).toEqual({
      id: 'quarterly-2026-10-01',
      programmeId: 'quarterly',
      programmeVersion: 1,
      programme: 'Quarterly review',
      name: '4th quarter 2026',
      startsAt: begins,
      endsAt: ends,
      seedSha256: digestOf('seed 2'),
      seed: null,
      goal: 5,
      per: 'officer',
    });
    const sergeant = await deskOf('otherSergeant');
    expect((await sergeant.pull('period')).get('quarterly-2026-10-01')).toEqual(next);
    expect((await sergeant.pull('programme')).has('quarterly@1')).toBe(true);
  });

  test('with the last round the seed is published, and each round’s seed follows from it', async () => {
    await add(quarterly);
    await put(recorded('officer-1-1', everyDay));
    await run(week(4));
    expect((await periods())[0]).toMatchObject({ seed: null, seedSha256: digestOf('seed 1') });
    await run(week(10));
    expect((await periods())[0]).toMatchObject({ seed: 'seed 1', seedSha256: digestOf('seed 1') });
    const rounds = (await draws()).map(({ seed }) => seed);
    expect(new Set(rounds)).toEqual(new Set([roundSeed('seed 1', 4), roundSeed('seed 1', 10)]));
    // The next period's is still kept.
    expect((await periods())[1]).toMatchObject({ seed: null });
    expect(JSON.stringify(await bodies('period'))).not.toContain('seed 2');
  });

  test('a period keeps the version that it began with, the next one takes the newest', async () => {
    await add(quarterly);
    await run(week(2));
    await add({ ...quarterly, goal: 9, period: 'month' }, week(3));
    await run(week(4));
    expect(
      (await periods()).map(({ programmeVersion, goal, name }) => [programmeVersion, goal, name]),
    ).toEqual([
      [1, 5, '4th quarter 2026'],
      [2, 9, 'January 2027'],
    ]);
    expect(await add({ ...quarterly, goal: 9, period: 'month' })).toMatchObject({ outcome: 'same' });
    expect((await bodies<{ version: number }>('programme')).map(({ version }) => version)).toEqual([1, 2]);
    await run(ends + day);
    expect((await periods()).map(({ name }) => name)).toEqual([
      '4th quarter 2026',
      'January 2027',
      'February 2027',
    ]);
  });

  test('a class that the department doesn’t have is refused, and nothing is published', async () => {
    const wrong = { ...quarterly, eligible: { minLengthMs: ms(0), classes: ['training', 'party'] } };
    expect(await add(wrong)).toEqual({ outcome: 'unknown-classes', codes: ['party'] });
    expect(await bodies('programme')).toEqual([]);
  });
});
