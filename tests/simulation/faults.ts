import { refusals } from '../../contract/problem.ts';
import type { Ports } from '../../electron/core/ports.ts';
import { type Fault, meet } from '../support/weather.ts';
import type { End } from './tape.ts';

type CentralFetch = Ports['centralFetch'];

/** What a request can meet here, beyond the weather of single tests. */
export type Trouble =
  | Fault
  /** It lies somewhere on the way and reaches the central later, when its desk may have given up. */
  | { readonly fault: 'held' }
  /** The answer to an earlier request of this desk comes in the place of its own. */
  | { readonly fault: 'stale' }
  /** It arrives, and once more later, after everything that was sent meanwhile. */
  | { readonly fault: 'echo' }
  /** The desk ends while the request is on its way, before the central has it or after. */
  | { readonly fault: 'ends'; readonly how: End; readonly when: 'before' | 'after' };

/** The name under which a fault is counted. */
export function nameOf(trouble: Trouble): string {
  switch (trouble.fault) {
    case 'status':
      return `answer: ${trouble.status}`;
    case 'refused':
      return `answer: ${refusals[trouble.code].status} ${trouble.code}`;
    case 'cut':
      return `answer: cut (${trouble.how})`;
    case 'twice':
      return `request: arrives twice (${trouble.answer} answer)`;
    case 'offline':
      return 'request: no network';
    case 'lost-answer':
      return 'answer: lost after commit';
    case 'slow':
      return 'answer: slow';
    case 'not-ours':
      return 'answer: a stranger’s page';
    case 'held':
      return 'request: held up, arrives late';
    case 'stale':
      return 'answer: of another request';
    case 'echo':
      return 'request: arrives again later';
    case 'ends':
      return `desk: ${trouble.how === 'power' ? 'power cut' : 'killed'} at a request, ${trouble.when} the central has it`;
  }
}

export type Road = {
  readonly fetch: CentralFetch;
  /** The next request to a path (its beginning is enough) meets this. */
  readonly next: (path: string, trouble: Trouble) => void;
  readonly cutOff: (isCutOff: boolean) => void;
  /** No more trouble from now on. */
  readonly clear: () => void;
};

/** Requests that lie on the way. */
export type Held = { readonly arrive: () => Promise<void> };

type Needs = {
  readonly central: CentralFetch;
  readonly clock: Pick<Ports['clock'], 'after'>;
  readonly held: Held[];
  readonly met: (name: string) => void;
  readonly endDesk: (how: End) => void;
};

/** The way from one desk to the central. */
export function createRoad({ central, clock, held, met, endDesk }: Needs): Road {
  let waiting: { readonly path: string; readonly trouble: Trouble }[] = [];
  let isCutOff = false;
  const last = new Map<string, { readonly bytes: ArrayBuffer; readonly headers: Headers }>();

  async function remembering(request: Request): Promise<Response> {
    const response = await central(request);
    const bytes = await response.arrayBuffer();
    const { pathname } = new URL(request.url);
    if (response.ok) last.set(pathname, { bytes, headers: response.headers });
    return new Response(bytes, { status: response.status, headers: response.headers });
  }

  function takeTrouble(path: string): Trouble | null {
    const at = waiting.findIndex((one) => path.startsWith(one.path));
    const found = at < 0 ? null : (waiting[at] ?? null);
    if (found !== null) waiting = waiting.toSpliced(at, 1);
    return found?.trouble ?? null;
  }

  return {
    next: (path, trouble) => void waiting.push({ path, trouble }),
    cutOff: (now) => {
      isCutOff = now;
    },
    clear: () => {
      waiting = [];
      isCutOff = false;
    },
    fetch: async (request) => {
      const { pathname } = new URL(request.url);
      if (isCutOff) {
        met('request: cut off from the central');
        throw new TypeError('fetch failed');
      }
      const trouble = takeTrouble(pathname);
      if (trouble !== null && !(trouble.fault === 'stale' && !last.has(pathname))) met(nameOf(trouble));
      switch (trouble?.fault) {
        case 'held':
          return holdUp(request);
        case 'echo': {
          const again = request.clone();
          const body = await again.arrayBuffer();
          held.push({ arrive: async () => void (await central(copyOf(request, body))) });
          return remembering(request);
        }
        case 'stale': {
          const old = last.get(pathname);
          const own = await remembering(request);
          return old === undefined ? own : new Response(old.bytes, { headers: old.headers });
        }
        case 'ends':
          if (trouble.when === 'after') await remembering(request);
          endDesk(trouble.how);
          throw new TypeError('fetch failed');
        default:
          return meet(trouble, request, remembering, clock);
      }
    },
  };

  async function holdUp(request: Request): Promise<Response> {
    const body = await request.clone().arrayBuffer();
    return new Promise((resolve, reject) => {
      held.push({ arrive: () => remembering(copyOf(request, body)).then(resolve, reject) });
    });
  }
}

/** The request's own signal may have been given long ago; what lies on the way doesn't know of it. */
function copyOf(request: Request, body: ArrayBuffer): Request {
  return new Request(request.url, {
    method: request.method,
    headers: request.headers,
    ...(body.byteLength > 0 ? { body } : {}),
  });
}
