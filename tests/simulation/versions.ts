import { AsyncLocalStorage } from 'node:async_hooks';
import { DeskEvent } from '../../contract/nouns/event.ts';
import type { Dice } from './dice.ts';

/**
 * Desks and a central of two versions: today's, and yesterday's. All run today's code; the wire is made to say what the
 * other version would say, and a central of yesterday doesn't know some kinds of event.
 */
export type Version = 'older' | 'newer';

/** How a newer central speaks with an older desk. `turns away`: not at all, until that is upgraded. */
export type Manner = 'speaks' | 'turns away';

export type Ages = { central: Version; manner: Manner; readonly desks: Version[] };

export const allNewer = (desks: number): Ages => ({
  central: 'newer',
  manner: 'speaks',
  desks: Array.from({ length: desks }, () => 'newer' as const),
});

/** A department in the middle of an upgrade. */
export function someAges(dice: Dice, desks: number): Ages {
  // Desks are upgraded first as often as the central is.
  const central = dice.pick<Version>(['older', 'older', 'newer']);
  const some = (): Version =>
    dice.pick(central === 'older' ? ['newer', 'newer', 'older'] : ['older', 'newer']);
  return {
    central,
    manner: dice.pick(['speaks', 'speaks', 'turns away']),
    desks: Array.from({ length: desks }, some),
  };
}

type Fetch = (request: Request) => Promise<Response>;

/** The central as one desk meets it. `met` is told what really came to pass. */
export function acrossVersions(
  ages: Ages,
  desk: number,
  central: Fetch,
  met: (fault: string) => void,
): Fetch {
  return async (request) => {
    const mine = ages.desks[desk] ?? 'newer';
    if (mine === ages.central) return central(request);
    if (mine === 'newer') {
      const response = await unknowing.run(kindsOfToday, () => central(request));
      return noting(response, '"code":"not-understood"', () =>
        met('versions: older central, a kind it doesn’t know'),
      );
    }
    if (ages.manner === 'turns away') return turnedAway(request, met);
    return asNewer(await central(request), request, met);
  };
}

/** Kinds of event that yesterday's central doesn't know. */
const kindsOfToday: readonly string[] = ['finding-kept', 'finding-removed', 'answer-kept', 'draft-recalled'];
const unknowing = new AsyncLocalStorage<readonly string[]>();

function forgetKinds(): void {
  const { options } = DeskEvent;
  const safeParse = DeskEvent.safeParse.bind(DeskEvent);
  const isUnknown = (kind: unknown) => unknowing.getStore()?.some((one) => one === kind) === true;
  Object.defineProperty(DeskEvent, 'options', {
    get: () => options.filter((option) => !isUnknown(option.shape.kind.value)),
  });
  DeskEvent.safeParse = (raw, ...rest) =>
    safeParse(isUnknown((raw as { kind?: unknown }).kind) ? { kind: '' } : raw, ...rest);
}
forgetKinds();

/** The body stays as it is: what strikes is only looked for in it. */
async function noting(response: Response, text: string, found: () => void): Promise<Response> {
  const body = await response.text();
  for (let at = body.indexOf(text); at >= 0; at = body.indexOf(text, at + 1)) found();
  return again(body, response);
}

function turnedAway(request: Request, met: (fault: string) => void): Response {
  met('versions: older desk, turned away');
  if (request.url.endsWith('/v1/hello'))
    return Response.json({ product: 'second-watch-central', api: 2, name: 'Tomorrow', now: 0 });
  return Response.json({ code: 'desk-too-old', title: 'This desk is too old.' }, { status: 426 });
}

async function asNewer(
  response: Response,
  request: Request,
  met: (fault: string) => void,
): Promise<Response> {
  const { pathname } = new URL(request.url);
  const body = await response.text();
  if (pathname === '/v1/feed' && response.ok)
    return again(
      body
        .split('\n')
        .map((line) => lineOfTomorrow(line, met))
        .join('\n'),
      response,
    );
  if (!body.startsWith('{')) return again(body, response);
  met('versions: older desk, fields it doesn’t know');
  return again(`{"ofTomorrow":{"a":1},${withCodes(body, pathname, met).slice(1)}`, response);
}

/** Why an event is refused, in words that yesterday's desk hasn't heard of. Numbers that are used are older than both. */
function withCodes(body: string, path: string, met: (fault: string) => void): string {
  if (path !== '/v1/events') return body;
  return body.replaceAll(/"outcome":"refused","problem":\{"code":"(?!counter-reused|bug)[\w-]+"/g, () => {
    met('versions: older desk, a refusal it doesn’t know');
    return '"outcome":"refused","problem":{"code":"of-tomorrow"';
  });
}

/** One noun has another name, two another body; others have more fields, and there are lines of another kind. */
function lineOfTomorrow(line: string, met: (fault: string) => void): string {
  if (line.startsWith('{"line":"start"')) return `${line}\n{"line":"advert","says":"hello"}`;
  if (!line.startsWith('{"line":"change"')) return line;
  const renamed = line.replace('"noun":"reclassification"', '"noun":"reclassification-2"');
  const isWork = /"noun":"(draft|result)"/.test(line) && !line.includes('"gone":true');
  const wrapped = isWork
    ? `${renamed
        .replace('"body":', '"body":{"within":')
        .replace(/"v":\d+/, '"v":2')
        .slice(0, -1)}}}`
    : renamed;
  if (wrapped !== line) met('versions: older desk, items it can’t read');
  return wrapped;
}

/** A line that an older desk kept, as the newer desk that it became understands it. Null: there is nothing to it. */
export function understood(
  noun: string,
  line: string,
): { readonly noun: string; readonly line: string } | null {
  if (noun === 'reclassification-2')
    return {
      noun: 'reclassification',
      line: line.replace('"noun":"reclassification-2"', '"noun":"reclassification"'),
    };
  if (!line.includes('"body":{"within":')) return null;
  return { noun, line: line.replace('"body":{"within":', '"body":').slice(0, -1) };
}

function again(body: string, { status, headers }: Response): Response {
  return new Response(body, { status, headers });
}
