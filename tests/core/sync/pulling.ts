import { afterAll, beforeAll } from 'vitest';
import { type TestCentral, testCentral } from '../../support/central.ts';
import { createFakeClock } from '../../support/clock.ts';
import { type Desk, makeDesk } from '../../support/desk.ts';
import { type Weather, weatherOver } from '../../support/weather.ts';

/** Desks that pull from one central. */
export function pulling() {
  let central: TestCentral;
  beforeAll(async () => {
    central = await testCentral();
  });
  afterAll(() => central.stop());

  /** A desk that hasn't pulled yet, with weather over it. */
  function newDesk(): Desk & { readonly weather: Weather } {
    const clock = createFakeClock(central.clock.now());
    const weather = weatherOver(central.fetch, clock);
    return { ...makeDesk({ centralFetch: weather.fetch, clock }), weather };
  }

  /** What the catalogue holds, without counting revisions. */
  const everything = async (desk: Desk) => ({
    queue: await desk.get('queue'),
    catalogue: await desk.get('catalogue'),
    videos: await desk.get('videos', { query: { limit: 500 } }),
  });

  return { central: () => central, newDesk, everything };
}
