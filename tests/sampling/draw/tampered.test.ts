import { describe, expect, test } from 'vitest';
import { canonicalJson } from '../../../sampling/draw/canonical.ts';
import type { DrawRecord } from '../../../sampling/draw/record.ts';
import { drawnRecord, sha256 } from './made.ts';
import { verifier } from './run-verifier.ts';
import { caseToVerify, linesOf, withChanges } from './verified.ts';

const { verify } = verifier();

describe('a record or frame that was edited by hand is different, and the sentence says where', () => {
  type Tampered = { readonly record: unknown; readonly lines: readonly string[] };
  type Tamper = (record: DrawRecord, lines: readonly string[]) => Tampered;
  const { record, frame } = withChanges;
  const lines = linesOf(frame);
  const [first, second, third] = record.items;
  if (first === undefined || second === undefined || third === undefined) throw new Error('Too few items.');
  const listed = new Set(record.items.map(({ id }) => id));
  const outsider = frame.items.find(({ id, stratum }) => stratum === first.stratum && !listed.has(id));
  if (outsider === undefined) throw new Error('Everything was drawn.');

  const changed =
    (change: (record: DrawRecord) => object): Tamper =>
    (from, text) => ({ record: { ...from, ...change(from) }, lines: text });
  const onItem = (at: number, change: object): Tamper =>
    changed(({ items }) => ({
      items: items.map((item, index) => (index === at ? { ...item, ...change } : item)),
    }));
  const onCommitment = (change: (of: DrawRecord['commitment']) => object): Tamper =>
    changed(({ commitment }) => ({ commitment: { ...commitment, ...change(commitment) } }));
  /** Whoever edits the commitment may make its hash fit again. */
  const withNewHash =
    (tamper: Tamper): Tamper =>
    (from, text) => {
      const tampered = tamper(from, text);
      const edited = tampered.record as DrawRecord;
      const commitmentSha256 = sha256(canonicalJson(edited.commitment));
      return { ...tampered, record: { ...edited, commitmentSha256 } };
    };
  const onLines =
    (change: (text: string[]) => string[]): Tamper =>
    (from, text) => ({ record: from, lines: change([...text]) });
  const lineOf = (id: string) => lines.findIndex((line) => line.startsWith(`[${JSON.stringify(id)},`));
  const q = JSON.stringify;

  test.each<[name: string, tamper: Tamper, ...sentences: string[]]>([
    [
      'an item swapped for one that was not drawn',
      onItem(1, { id: outsider.id, ticket: sha256(`${record.seed},${outsider.id}`) }),
      `Rule 5: the place of ${q(outsider.id)} in its line. Expected: `,
      `. Found: 2.`,
      `Rule 5: an item of "East" is missing. Expected: ${q(second.id)}. Found: nothing.`,
    ],
    [
      'an item that is not in the frame',
      onItem(0, { id: 'nobody' }),
      'Rule 5: an item that the frame does not have. Expected: no such item. Found: "nobody".',
    ],
    [
      'two items exchanged, places kept',
      changed(({ items }) => ({
        items: [{ ...second, order: 1 }, { ...first, order: 2 }, ...items.slice(2)],
      })),
      `Rule 5: the place of ${q(second.id)} in its line. Expected: 2. Found: 1.`,
    ],
    [
      'two lines of the list exchanged',
      changed(({ items }) => ({ items: [second, first, ...items.slice(2)] })),
      'Rule 5: the order of the list. Expected: ',
    ],
    [
      'an item dropped',
      changed(({ items }) => ({ items: items.slice(1) })),
      `Rule 5: an item of "East" is missing. Expected: ${q(first.id)}. Found: nothing.`,
    ],
    [
      'an item listed twice',
      changed(({ items }) => ({ items: [first, ...items] })),
      `Rule 5: an item is listed twice. Expected: once. Found: ${q(first.id)}.`,
    ],
    [
      'a spare made sample',
      onItem(
        record.items.findIndex(({ role }) => role === 'spare'),
        { role: 'sample' },
      ),
      'Rule 5: the role of ',
      'Expected: spare. Found: sample.',
    ],
    [
      'an item said to be of another stratum',
      onItem(0, { stratum: 'West' }),
      `Rule 5: the stratum of ${q(first.id)}. Expected: "East". Found: "West".`,
    ],
    [
      'a ticket changed',
      onItem(2, { ticket: first.ticket }),
      `Rule 4: the ticket of ${q(third.id)}. Expected: ${third.ticket}. Found: ${first.ticket}.`,
    ],
    [
      'the seed changed',
      changed(() => ({ seed: '7' })),
      'Rule 4: the seed was changed, or all tickets were. Expected: the seed of these tickets. Found: "7".',
    ],
    [
      'the seed taken away',
      changed(() => ({ seed: '' })),
      'Rule 4: the seed. Expected: a text of 1 to 1,000 characters. Found: 0.',
    ],
    [
      'a size changed after the commitment',
      onCommitment(({ strata }) => ({ strata: strata.map((of) => ({ ...of, sample: of.sample - 1 })) })),
      `Rule 1: the commitment was changed after its hash was taken. Expected: ${record.commitmentSha256}. Found: `,
    ],
    [
      'a size changed, and the hash made to fit',
      withNewHash(
        onCommitment(({ strata }) => ({ strata: strata.map((of) => ({ ...of, spares: of.spares + 1 })) })),
      ),
      'Rule 5: an item of "Ost 😀" is missing. Expected: ',
    ],
    [
      'a size that cannot be drawn',
      onCommitment(({ strata }) => ({ strata: strata.map((of) => ({ ...of, sample: 1e9 })) })),
      'Rule 3: the sizes of "East". Expected: 120 at most. Found: 1000000000 + ',
    ],
    [
      'a population changed',
      withNewHash(
        onCommitment(({ strata }) => ({
          strata: strata.map((of) => ({ ...of, population: of.population + 1 })),
        })),
      ),
      'Rule 3: the population of stratum "East". Expected: 121. Found: 120.',
    ],
    [
      'a stratum left out of the commitment',
      withNewHash(onCommitment(({ strata }) => ({ strata: strata.slice(0, -1) }))),
      'Rule 3: a stratum of the frame is not in the commitment. Expected: no such items. Found: ',
    ],
    [
      'the hash of the commitment changed',
      changed(() => ({ commitmentSha256: '0'.repeat(64) })),
      `Rule 1: the commitment was changed after its hash was taken. Expected: ${'0'.repeat(64)}. Found: ${record.commitmentSha256}.`,
    ],
    [
      'an algorithm of another version',
      withNewHash(onCommitment(({ algorithm }) => ({ algorithm: { ...algorithm, version: 2 } }))),
      'Rule 4: the algorithm is unknown here. Expected: consistent-tickets-sha256 version 1. Found: consistent-tickets-sha256 version 2.',
    ],
    [
      'an item removed from the frame',
      onLines((text) => text.toSpliced(lineOf(first.id), 1)),
      'Rule 2: items were removed from the frame. Expected: 360. Found: 359.',
      `Rule 5: an item that the frame does not have. Expected: no such item. Found: ${q(first.id)}.`,
    ],
    [
      'an item added to the frame',
      onLines((text) => [...text, '["😀😀","West"]\n']),
      'Rule 2: items were added to the frame. Expected: 360. Found: 361.',
    ],
    [
      'the stratum of an item changed in the frame',
      onLines((text) => text.with(lineOf(first.id), `[${q(first.id)},"West"]\n`)),
      'Rule 2: this is not the committed frame. Expected: ',
      'Rule 3: the population of stratum "East". Expected: 120. Found: 119.',
      `Rule 5: the stratum of ${q(first.id)}. Expected: "West". Found: "East".`,
    ],
    [
      'two lines of the frame exchanged',
      onLines(([a = '', b = '', ...rest]) => [b, a, ...rest]),
      'Rule 2: line 2 of the frame is out of order. Expected: an id after ',
    ],
    [
      'an id twice in the frame',
      onLines((text) => [text[0] ?? '', ...text]),
      'Rule 2: line 2 of the frame names an id twice. Expected: another id. Found: ',
    ],
    [
      'a frame written in another way',
      onLines((text) => text.with(0, (text[0] ?? '').replace(',', ', '))),
      'Rule 2: line 1 of the frame is written in another way. Expected: ',
    ],
    [
      'the last line feed lost',
      onLines((text) => text.with(-1, (text.at(-1) ?? '').trimEnd())),
      'Rule 2: the end of the frame. Expected: a line feed. Found: none.',
    ],
    [
      'a replacement out of turn',
      changed(({ replacements }) => ({
        replacements: replacements.map((one, at) => (at === 0 ? { ...one, in: outsider.id } : one)),
      })),
      `was replaced out of turn. Expected: ${q(record.replacements[0]?.in)}. Found: ${q(outsider.id)}.`,
    ],
    [
      'an item replaced that was not drawn',
      changed(({ replacements }) => ({
        replacements: [...replacements, { out: outsider.id, in: first.id }],
      })),
      `Rule 6: an item was replaced that was not in the sample. Expected: an item of it. Found: ${q(outsider.id)}.`,
    ],
    [
      'a replacement left out',
      changed(({ replacements }) => ({ replacements: replacements.slice(1) })),
      'Rule 6: ',
    ],
    [
      'an extension left out',
      changed(({ extensions }) => ({ extensions: extensions.slice(0, -1) })),
      'Rule 5: the place of |Rule 5: the role of ',
    ],
    [
      'an extension that takes back',
      changed(({ extensions }) => ({ extensions: extensions.map((one) => ({ ...one, sample: 1 })) })),
      'Rule 6: an extension of "East". Expected: ',
    ],
  ])('%s', async (_, tamper, ...sentences) => {
    const tampered = tamper(record, lines);
    const answer = await verify(tampered.record, tampered.lines);
    expect(answer.code).toBe(1);
    for (const sentence of sentences)
      expect(
        sentence.split('|').some((one) => answer.says.includes(one)),
        `${sentence}\n${answer.says}`,
      ).toBe(true);
  });

  test('everything made to fit anew is caught by who was shown the commitment', async () => {
    const other = drawnRecord(frame, caseToVerify.sizes, 'a seed that suits me better');
    const forged = { ...other, commitment: { ...other.commitment, attempt: 1, planName: 'Another plan' } };
    const forgedHash = sha256(canonicalJson(forged.commitment));
    const answer = await verify({ ...forged, commitmentSha256: forgedHash }, lines, record.commitmentSha256);
    expect(answer.code).toBe(1);
    expect(answer.says).toContain(
      `Rule 1: this is not the commitment that you were shown before the seed. Expected: ${record.commitmentSha256}. Found: ${forgedHash}.`,
    );
  });
});
