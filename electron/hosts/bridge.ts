/**
 * The bridge between a host and the core's process: each side is a Fetch handler for the other. The host sends the
 * window's calls and its own `/host/…` ones; the core asks the host for what only the shell has (`/secrets/…`).
 * The same few lines serve Electron's `utilityProcess`, a forked Node and a test's message channel.
 */
export type Wire = {
  readonly post: (message: unknown) => void;
  readonly listen: (hear: (message: unknown) => void) => void;
};

type Call = {
  readonly call: number;
  readonly method: string;
  readonly path: string;
  readonly headers: Record<string, string>;
  readonly body: string | null;
};
type Answer = {
  readonly answer: number;
  readonly status: number;
  readonly headers: Record<string, string>;
  readonly body: string;
};

/** Any origin will do for a `Request` that never leaves the machine; this one can't be reached by accident. */
export const nowhere = 'http://desk.invalid';

/** Joins two handlers over a wire. Calls that wait when `close` is called, or that come later, are answered 503. */
export function bridge(wire: Wire, handle: (request: Request) => Promise<Response>) {
  const waiting = new Map<number, (answer: Answer) => void>();
  let last = 0;
  let isClosed = false;

  wire.listen((message) => {
    if (isAnswer(message)) {
      waiting.get(message.answer)?.(message);
      waiting.delete(message.answer);
    } else if (isCall(message)) {
      void respond(message);
    }
  });

  async function respond(call: Call): Promise<void> {
    const { method, headers, body } = call;
    const response = await handle(
      new Request(nowhere + call.path, body === null ? { method, headers } : { method, headers, body }),
    );
    wire.post({
      answer: call.call,
      status: response.status,
      headers: Object.fromEntries(response.headers),
      body: await response.text(),
    } satisfies Answer);
  }

  return {
    fetch: async (request: Request): Promise<Response> => {
      const url = new URL(request.url);
      const body = request.method === 'GET' || request.method === 'HEAD' ? null : await request.text();
      last += 1;
      const call: Call = {
        call: last,
        method: request.method,
        path: url.pathname + url.search,
        headers: Object.fromEntries(request.headers),
        body,
      };
      const answer = await new Promise<Answer>((resolve) => {
        if (isClosed) {
          resolve(nobody(call.call));
          return;
        }
        waiting.set(call.call, resolve);
        wire.post(call);
      });
      return new Response([101, 204, 205, 304].includes(answer.status) ? null : answer.body, answer);
    },
    /** The other side is gone: whoever still waits is told so. */
    close: (): void => {
      isClosed = true;
      for (const [id, resolve] of waiting) resolve(nobody(id));
      waiting.clear();
    },
  };
}

function nobody(call: number): Answer {
  return { answer: call, status: 503, headers: {}, body: '' };
}

function isCall(message: unknown): message is Call {
  return typeof message === 'object' && message !== null && 'call' in message;
}

function isAnswer(message: unknown): message is Answer {
  return typeof message === 'object' && message !== null && 'answer' in message;
}
