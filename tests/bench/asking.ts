import { type Given, type Line, pathOf, type Reply } from '../../contract/line.ts';

type Send = (request: Request) => Promise<Response>;
type Parts = {
  readonly params?: Record<string, string>;
  readonly query?: Record<string, string | number>;
  readonly body?: unknown;
};

/** Calls a line of the desk's API, as the window does. Throws when it refuses: nothing is expected to be in the way. */
export async function ask<L extends Line>(send: Send, line: L, given: Given<L>): Promise<Reply<L>> {
  const response = await send(requestOf(line, given));
  if (!response.ok) throw new Error(`${line.method} ${line.path}: ${await response.text()}`);
  return line.reply.parse(await response.json()) as Reply<L>;
}

export function requestOf(line: Line, given: object): Request {
  const { params, query, body } = given as Parts;
  const carried = body === undefined ? {} : { body: JSON.stringify(body) };
  return new Request(`http://desk.invalid${pathOf(line, params, query)}`, {
    method: line.method,
    ...carried,
  });
}
