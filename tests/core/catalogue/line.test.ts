import fc from 'fast-check';
import { expect, test } from 'vitest';
import { lineOf, parseLine } from '../../../electron/core/catalogue/line.ts';

const head = { line: 'change', cursor: 'a.1', noun: 'video', id: 'v', v: 1, gone: false };
const tricky = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.constantFrom(',"body":', '"},"body":{"', '\\', '}', 'body', '__proto__'),
);
const anything = fc.jsonValue({ stringUnit: 'binary' }).filter((value) => value !== undefined);

test('a line parses to what it says, and its body’s text to its body, wherever the body stands', () => {
  const members = fc.array(fc.tuple(fc.oneof(tricky, fc.constant('body')), fc.oneof(anything, tricky)), {
    maxLength: 6,
  });
  fc.assert(
    fc.property(members, fc.nat(3), (pairs, indent) => {
      // Written by hand, so that names may come twice and stand in any order.
      const between = ' '.repeat(indent);
      const line = `{${pairs.map(([name, value]) => `${between}${JSON.stringify(name)}:${JSON.stringify(value)}`).join(`${between},`)}}${between}`;
      const { value, text } = parseLine(line);
      expect(value).toEqual(JSON.parse(line));
      if (text !== undefined) expect(JSON.parse(text)).toEqual((value as { body: unknown }).body);
    }),
  );
});

test('a body that comes last, as a central writes it, keeps every character of its text', () => {
  for (const text of [
    '{"big":12345678901234567890,"exact":1.10,"who":"\\u00e9"}',
    'null',
    '[ 1 , 2 ]',
    '"x"',
  ]) {
    const line = lineOf(head, text);
    expect(parseLine(line)).toEqual({ value: { ...head, body: JSON.parse(text) }, text });
  }
});

test('a body inside something else, or before something else, is no cut', () => {
  for (const line of [
    '{"line":"change","more":{"n":1,"body":2},"body":{"id":"v"},"after":3}',
    '{"line":"change","more":[{"n":1,"body":2}]}',
    '{"n":1,"body":{"id":"v"},"after":true}',
  ])
    expect(parseLine(line)).toEqual({ value: JSON.parse(line) });
});

test('what is no JSON is thrown out', () => {
  for (const line of ['', '{', '{"n":1,"body":', '{"n":1,"body":}', '{"n":1,"body":1}}', 'x,"body":1}'])
    expect(() => parseLine(line)).toThrow(SyntaxError);
});
