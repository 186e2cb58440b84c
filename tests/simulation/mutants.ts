import type { House } from './house.ts';

/**
 * Centrals that don't keep their word, each in one way. A world that finds nothing wrong with them would find nothing
 * wrong with ours either.
 */
export const mutants: Readonly<Record<string, (house: House) => House>> = {
  'says accepted before it has kept anything': (house) => ({
    ...house,
    fetch: onEvents(house, async (request) => {
      const body = (await request.json()) as { events: { counter: number }[] };
      const answers = body.events.map(({ counter }) => ({ counter, outcome: 'accepted' }));
      return Response.json({ answers, now: 0 });
    }),
  }),
  'takes what it has taken before once more': (house) => ({
    ...house,
    fetch: onEvents(house, async (request) => {
      await house.db.transaction((tx) =>
        tx.run(`update event set counter = -counter - (select count(*) from event) where counter > 0`),
      );
      return house.fetch(request);
    }),
  }),
  'doesn’t tell that it was put back': (house) => ({
    ...house,
    fetch: async (request) => {
      const answer = await house.fetch(request);
      const text = (await answer.text()).replaceAll('"forgot":true', '"forgot":false');
      const bare = text.replaceAll(/"place":"[^"]*"/g, '"place":".0"');
      return new Response(bare, { status: answer.status, headers: answer.headers });
    },
  }),
  'adds a finding of its own': (house) => ({
    ...house,
    fetch: async (request) => {
      const answer = await house.fetch(request);
      await house.db.transaction((tx) =>
        tx.run(`update item set body = replace(body, '"finding-0-0-1"', '"finding-9"') where noun = 'draft'`),
      );
      return answer;
    },
  }),
  'loses a refused item without a word': (house) => ({
    ...house,
    fetch: onEvents(house, async (request) => {
      const answer = await house.fetch(request);
      const text = await answer.text();
      return new Response(text.replaceAll('"outcome":"refused"', '"outcome":"accepted"'), {
        status: answer.status,
        headers: answer.headers,
      });
    }),
  }),
  'says accepted to what it is too old to know': (house) => ({
    ...house,
    fetch: onEvents(house, async (request) => {
      const answer = await house.fetch(request);
      const body = (await answer.json()) as { answers?: { counter: number; problem?: { code: string } }[] };
      const answers = body.answers?.map((one) =>
        one.problem?.code === 'not-understood' ? { counter: one.counter, outcome: 'accepted' } : one,
      );
      return Response.json({ ...body, ...(answers ? { answers } : {}) }, { status: answer.status });
    }),
  }),
};

function onEvents(house: House, instead: (request: Request) => Promise<Response>): House['fetch'] {
  return (request) =>
    new URL(request.url).pathname === '/v1/events' ? instead(request) : house.fetch(request);
}
