import fc from 'fast-check';

/** What nobody sends by mistake, and somebody sends on purpose. */
const junk: readonly unknown[] = [
  null,
  '',
  '\0',
  'a\0b',
  '\ud800',
  '\u202e',
  '__proto__',
  'constructor',
  '../../etc/passwd',
  '%00',
  "' or 1=1; --",
  'x'.repeat(5000),
  -1,
  0,
  1.5,
  2 ** 53,
  -(2 ** 53),
  1e308,
  true,
  [],
  {},
  [[]],
  { toString: 'x', valueOf: null, length: -1 },
];

/** The value with one place in it, or itself, replaced by junk or taken out. */
export function spoilt(values: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> {
  const what = fc.oneof(fc.constantFrom(...junk), fc.jsonValue({ maxDepth: 2 }));
  return fc
    .tuple(values, fc.array(fc.nat(50), { maxLength: 6 }), what)
    .map(([value, way, found]) => put(value, way, found));
}

/** Bodies that aren't JSON of any use, as text. */
export const rubbish: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom(
    '',
    ' ',
    '\ufeff{}',
    '{"a":',
    'NaN',
    '{"__proto__":{"role":"administrator"}}',
    `${'['.repeat(20_000)}${']'.repeat(20_000)}`,
    `${'{"a":'.repeat(20_000)}1${'}'.repeat(20_000)}`,
    '1e999',
    '"\\ud800"',
  ),
  fc.string({ unit: 'binary' }),
);

function put(value: unknown, way: readonly number[], found: unknown): unknown {
  const [step, ...rest] = way;
  if (step === undefined || typeof value !== 'object' || value === null) return found;
  if (Array.isArray(value)) {
    const at = step % Math.max(1, value.length);
    return value.map((item: unknown, index) => (index === at ? put(item, rest, found) : item));
  }
  const names = Object.keys(value);
  const at = names[step % Math.max(1, names.length)];
  return Object.fromEntries(
    Object.entries(value)
      .filter(([name]) => name !== at || step !== 50)
      .map(([name, part]: [string, unknown]) => [name, name === at ? put(part, rest, found) : part]),
  );
}
