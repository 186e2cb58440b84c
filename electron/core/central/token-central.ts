import type { Given, Line, Reply } from '../../../contract/line.ts';
import { isRefusal } from '../../../contract/problem.ts';
import type { Central, Options } from './client.ts';
import { type No, no } from './no.ts';

/** The central as one signed-in account calls it. The token stays in here. */
export type TokenCentral = {
  readonly call: <L extends Line>(line: L, given: Given<L>, options?: Options) => Promise<Reply<L> | No>;
  /** Like `call`, with a body that was kept as text and goes out byte for byte. */
  readonly post: <L extends Line>(line: L, bodyText: string, options?: Options) => Promise<Reply<L> | No>;
  /** The answer itself, for lines that are `raw`; it was a success. */
  readonly open: <L extends Line>(line: L, given: Given<L>, options?: Options) => Promise<Response | No>;
  /** For the host, that streams footage itself. Null: signed out there. */
  readonly token: () => string | null;
  /** The central's own clock was read off an answer that came by `open`. */
  readonly heard: Central['heard'];
  readonly clockAheadMs: Central['clockAheadMs'];
};

/**
 * `token` may change and go while this lives. `refused` is told which token the central doesn't take any more. `renewal` is
 * awaited before each call: the time to change the token for a new one.
 */
export function withToken(
  central: Central,
  token: () => string | null,
  refused: (token: string) => void,
  renewal: () => Promise<void> = () => Promise.resolve(),
): TokenCentral {
  return {
    call: (line, given, options) => using((headers) => central.call(line, given, { ...options, headers })),
    post: (line, bodyText, options) =>
      using((headers) => central.post(line, bodyText, { ...options, headers })),
    open: (line, given, options) =>
      using((headers) =>
        central.open(line, given, { ...options, headers: { ...options?.headers, ...headers } }),
      ),
    token,
    heard: central.heard,
    clockAheadMs: central.clockAheadMs,
  };

  async function using<T>(call: (headers: Record<string, string>) => Promise<T | No>): Promise<T | No> {
    await renewal();
    const current = token();
    if (current === null) return no('not-signed-in');
    const answer = await call({ authorization: `Bearer ${current}` });
    if (isRefusal(answer) && answer.refused === 'not-signed-in') refused(current);
    return answer;
  }
}
