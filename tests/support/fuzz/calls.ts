import fc from 'fast-check';
import type { Line } from '../../../contract/line.ts';
import { Problem } from '../../../contract/problem.ts';
import { shaped } from './shaped.ts';
import { rubbish, spoilt } from './spoilt.ts';

/** A call as it goes over the wire. `path` with its query. */
export type Wire = {
  readonly method: string;
  readonly path: string;
  readonly body: string | null;
  readonly headers: Readonly<Record<string, string>>;
};

const odd = [
  '',
  '..',
  '%',
  '\0',
  '\ud800',
  '__proto__',
  'a/b?c#d',
  '-1',
  '1e9',
  'NaN',
  '9'.repeat(25),
  'x'.repeat(3000),
];
const ranges = [
  'bytes=0-0',
  'bytes=-1',
  'bytes=9-1',
  'bytes=0-1,3-4',
  'bytes=99999999999999999999-',
  'items=1',
  'bytes=-',
  '',
];

/** Calls of one line: as the contract has them, spoilt in one place, and with a body that is none. */
export function callsOf(line: Line, known: readonly string[], body = line.body): fc.Arbitrary<Wire> {
  const wellFormed = body === undefined ? fc.constant(undefined) : shaped(body, known);
  const text = (value: unknown): string | null =>
    value === undefined ? null : (JSON.stringify(value) ?? null);
  const bodies: fc.Arbitrary<string | null> =
    body === undefined
      ? fc.constant(null)
      : fc.oneof(
          { weight: 4, arbitrary: wellFormed.map(text) },
          { weight: 4, arbitrary: spoilt(wellFormed).map(text) },
          { weight: 1, arbitrary: rubbish },
        );
  return fc
    .record({
      body: bodies,
      path: pathsOf(line, known),
      query: queriesOf(line, known),
      range: fc.option(fc.constantFrom(...ranges)),
    })
    .map(({ body: sent, path, query, range }) => ({
      method: line.method,
      path: query === '' ? path : `${path}?${query}`,
      body: sent,
      headers: range === null ? {} : { range, 'if-range': range },
    }));
}

function pathsOf(line: Line, known: readonly string[]): fc.Arbitrary<string> {
  const names = Object.keys(line.params?.shape ?? {});
  const parts = fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom(...known) },
    fc.constantFrom(...odd),
    fc.string({ unit: 'binary', minLength: 1, maxLength: 20 }),
  );
  return fc
    .tuple(fc.array(parts, { minLength: names.length, maxLength: names.length }), fc.boolean())
    .map(([values, raw]) =>
      names.reduce<string>(
        // Now and then as it is, as a careless client writes it.
        (path, name, at) =>
          path.replace(`:${name}`, () =>
            raw ? (values[at] ?? '').replace(/[?#/\\]/g, '') : encoded(values[at] ?? ''),
          ),
        line.path,
      ),
    );
}

function queriesOf(line: Line, known: readonly string[]): fc.Arbitrary<string> {
  const names = [...Object.keys(line.query?.shape ?? {}), 'role', '__proto__', 'scope'];
  const values = fc.oneof(
    fc.constantFrom(...known, ...odd),
    fc.string({ unit: 'binary', maxLength: 12 }),
    fc.integer().map(String),
  );
  const pairs = fc.tuple(fc.constantFrom(...names), values);
  const some = fc.array(pairs, { maxLength: 4 });
  return some.map((given) => given.map(([name, value]) => `${encoded(name)}=${encoded(value)}`).join('&'));
}

/** A half of a letter can't be escaped; it goes as bytes that are no letter. */
function encoded(text: string): string {
  return text.isWellFormed() ? encodeURIComponent(text) : '%ED%A0%80';
}

/**
 * What is wrong with an answer to whatever was asked; null: nothing. A refusal is a problem document of the contract's
 * list; `bug`, and words of the program itself, are never an answer.
 */
export async function faultOf(line: Line, response: Response): Promise<string | null> {
  const text = await response.text();
  if (/\bat .*\(?[\w./:\\-]+\.(ts|js|mjs):\d+|node_modules|node:internal/.test(text))
    return `it shows a stack: ${text}`;
  if (response.ok || response.status === 304) return null;
  // The central's own answer to a HEAD or to a path that is no line of it.
  if (!/^application\/(problem\+)?json/.test(response.headers.get('content-type') ?? ''))
    return `${response.status} without a problem`;
  const problem = Problem.safeParse(JSON.parse(text));
  if (!problem.success) return `${response.status} with another body: ${text}`;
  const { code } = problem.data;
  const known: readonly string[] = [...line.refusals, 'too-large', 'not-found', 'bad-request'];
  return known.includes(code)
    ? null
    : `${response.status} ${code}, which the contract doesn't know for ${line.path}`;
}
