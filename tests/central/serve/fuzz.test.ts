import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { centralApi, EventBatch } from '../../../contract/central-api.ts';
import type { Line } from '../../../contract/line.ts';
import { DeskEvent, NumberedEvent } from '../../../contract/nouns/event.ts';
import { type SignedOn, type TestCentral, testCentral } from '../../support/central.ts';
import { databases } from '../../support/databases.ts';
import { accounts, duties, officers, videos } from '../../support/department.ts';
import { callsOf, faultOf, type Wire } from '../../support/fuzz/calls.ts';

describe.each(databases)('whatever is sent to the central on $name', ({ open }) => {
  let central: TestCentral;
  let session: SignedOn;
  beforeAll(async () => {
    central = await testCentral(open);
    session = await central.signIn('administrator', 'device-of-fuzz');
    await central.addFootage('video-1-1-1', new Uint8Array(3000));
  });
  afterAll(() => central.stop());

  const known = [
    'device-of-fuzz',
    'review-1',
    'tour-review',
    ...videos.slice(0, 4).map(({ id }) => id),
    ...duties.slice(0, 2).map(({ id }) => id),
    ...officers.slice(0, 2).map(({ id }) => id),
    accounts.administrator.id,
  ];

  async function send({ method, path, body, headers }: Wire): Promise<Response | null> {
    // Otherwise the clock stands, and no calls come back to who has made many.
    central.clock.advance(100);
    // After a sign-out that succeeded.
    const alive = await session.call('GET', '/v1/feed?limit=1');
    await alive.body?.cancel();
    if (alive.status === 401) session = await central.signIn('administrator', 'device-of-fuzz');
    if (!URL.canParse(path, 'http://central.test')) return null;
    const request = new Request(new URL(path, 'http://central.test'), {
      method,
      headers: { authorization: `Bearer ${session.token}`, ...headers },
      ...(body === null ? {} : { body }),
    });
    return central.fetch(request);
  }

  // What a batch holds is looked at event by event; here its events are really of the contract's kinds.
  const events = EventBatch.extend({
    deviceId: z.literal('device-of-fuzz'),
    events: z
      .array(NumberedEvent.extend({ event: DeskEvent }))
      .min(1)
      .max(4),
  });

  const lines = Object.entries<Line>(centralApi).map(([name, line]) => ({ name, line }));
  test.each(lines)(
    '$name is answered or refused in words, never with a fault or a stack',
    async ({ name, line }) => {
      const body = name === 'events' ? z.union([events, EventBatch]) : line.body;
      await fc.assert(
        fc.asyncProperty(callsOf(line, known, body), async (call) => {
          const before = central.log.length;
          const response = await send(call);
          if (response === null) return;
          expect(await faultOf(line, response)).toBe(null);
          const faults = central.log.slice(before).filter((entry) => entry.includes('"level":"error"'));
          expect(faults).toEqual([]);
        }),
        { numRuns: name === 'events' ? 300 : 80 },
      );
    },
  );
});
