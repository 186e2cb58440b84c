import fc from 'fast-check';
import { expect, test } from 'vitest';
import { wholeLines } from '../../../electron/core/sync/lines.ts';

async function linesOf(chunks: readonly Uint8Array[], error?: Error): Promise<string[]> {
  async function* body() {
    for (const chunk of chunks) yield await Promise.resolve(chunk);
    if (error) throw error;
  }
  const lines: string[] = [];
  try {
    for await (const some of wholeLines(body())) lines.push(...some);
  } catch (thrown) {
    if (thrown !== error) throw thrown;
  }
  return lines;
}

const anyLine = fc
  .string({ unit: 'binary', maxLength: 30 })
  .map((text) => text.replaceAll('\n', '·').replaceAll('\r', '·') || '-');

test('however the bytes are cut into chunks, the lines are the same', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(anyLine, { maxLength: 12 }), fc.array(fc.nat(400)), async (lines, cuts) => {
      const bytes = Buffer.from(lines.map((line) => `${line}\n`).join(''));
      const places = [...new Set(cuts.map((cut) => cut % (bytes.length + 1)))].sort((a, b) => a - b);
      const chunks = [...places, bytes.length].map((end, index) =>
        bytes.subarray(places[index - 1] ?? 0, end),
      );
      // Lone surrogates can't be written as UTF-8; they come as the replacement character on both sides.
      expect(await linesOf(chunks)).toEqual(lines.map((line) => Buffer.from(line).toString()));
    }),
  );
});

test('a stream that breaks off in mid-line, or in mid-character, gives its whole lines and no more', async () => {
  const bytes = Buffer.from('{"a":1}\n{"b":"Ł"}\n{"c":"Łódź"}\n');
  for (let end = 0; end <= bytes.length; end += 1) {
    const whole = bytes.subarray(0, end).toString('latin1').split('\n').length - 1;
    const lines = await linesOf([bytes.subarray(0, end)], new Error('terminated'));
    expect(lines).toEqual(['{"a":1}', '{"b":"Ł"}', '{"c":"Łódź"}'].slice(0, whole));
  }
});
