import { readdirSync } from 'node:fs';
import { afterAll, beforeAll } from 'vitest';
import { type TestCentral, testCentral } from '../../support/central.ts';
import { createFakeClock } from '../../support/clock.ts';
import { type Desk, makeDesk } from '../../support/desk.ts';

/** A central for the tests of a file. `here` makes a desk of it, whose clock stands at the central's. */
export function withCentral() {
  let central: TestCentral;
  beforeAll(async () => {
    central = await testCentral();
  });
  afterAll(() => central.stop());
  return {
    central: (): TestCentral => central,
    here: (changes: Parameters<typeof makeDesk>[0] = {}): Desk =>
      makeDesk({ centralFetch: central.fetch, clock: createFakeClock(central.clock.now()), ...changes }),
  };
}

/** The databases of a desk, by their names. */
export function filesOf(desk: Desk): string[] {
  return readdirSync(desk.profileDir).filter((name) => name.endsWith('.desk'));
}
