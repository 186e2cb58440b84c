import './here-and-now.ts';
import { expect, test } from 'vitest';
import { databases } from '../support/databases.ts';
import { buildHouse } from './house.ts';
import { liveSeeds } from './report.ts';
import { putTapeIn } from './tape.ts';

const server = databases.find(({ name }) => name === 'PostgreSQL');

test.skipIf(server === undefined)(
  'whatever happens, each finding is at a central on PostgreSQL once and nothing else is',
  { timeout: 600_000 },
  async () => {
    putTapeIn();
    const db = await server?.open();
    if (db === undefined) throw new Error('there is no PostgreSQL');
    const house = await buildHouse(db);
    const { failures, counts } = await liveSeeds(house, 1, 12);
    await house.close();
    expect(failures.join('\n')).toBe('');
    expect(counts.size).toBeGreaterThan(12);
  },
);
