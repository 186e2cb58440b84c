import type { Ports } from '../../electron/core/ports.ts';
import { type Fault, meet } from '../support/weather.ts';

type CentralFetch = Ports['centralFetch'];

/** What a request can meet here, beyond the weather of single tests. */
export type Trouble =
  | Fault
  /** It lies somewhere on the way and reaches the central later, when its desk may have given up. */
  | { readonly fault: 'held' }
  /** The answer to an earlier request of this desk comes in the place of its own. */
  | { readonly fault: 'stale' }
  /** It arrives, and once more later, after everything that was sent meanwhile. */
  | { readonly fault: 'echo' };

/** The name under which a fault is counted. */
export function nameOf(trouble: Trouble): string {
  switch (trouble.fault) {
    case 'status':
      return `answered ${trouble.status}`;
    case 'refused':
      return `refused: ${trouble.code}`;
    case 'cut':
      return `body cut (${trouble.how})`;
    case 'twice':
      return `arrives twice (${trouble.answer} answer)`;
    case 'offline':
      return 'no network';
    case 'lost-answer':
      return 'answer lost after commit';
    case 'slow':
      return 'slow answer';
    case 'not-ours':
      return 'a stranger’s page';
    case 'held':
      return 'held up, arrives late';
    case 'stale':
      return 'answer of another request';
    case 'echo':
      return 'arrives again later';
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
};

/** The way from one desk to the central. */
export function createRoad({ central, clock, held, met }: Needs): Road {
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
        met('cut off from the central');
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
