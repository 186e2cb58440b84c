import { expect, test } from 'vitest';
import { newId } from '../../../renderer/review/ids.ts';
import { createWriter } from '../../../renderer/review/writer.ts';

type Fields = { readonly note: string; readonly outcome: string };

/** A place to write to that answers when it is told to. */
function slowPlace() {
  const written: Partial<Fields>[] = [];
  const waiting: ((kept: boolean) => void)[] = [];
  const writer = createWriter<Fields>((change) => {
    written.push(change);
    return new Promise((resolve) => waiting.push(resolve));
  });
  const answer = async (kept: boolean): Promise<void> => {
    waiting.shift()?.(kept);
    await new Promise((resolve) => setTimeout(resolve, 0));
  };
  return { writer, written, answer };
}

test('changes during a write go out together after it', async () => {
  const { writer, written, answer } = slowPlace();
  writer.want({ note: 'a' });
  writer.want({ note: 'ab' });
  writer.want({ outcome: 'coached' });
  writer.want({ note: 'abc' });
  expect(written).toEqual([{ note: 'a' }]);
  await answer(true);
  expect(written).toEqual([{ note: 'a' }, { note: 'abc', outcome: 'coached' }]);
  await answer(true);
  expect(writer.wanted()).toEqual({});
});

test('what could not be written is wanted still, under what was typed since', async () => {
  const { writer, written, answer } = slowPlace();
  writer.want({ note: 'first', outcome: 'coached' });
  writer.want({ note: 'second' });
  await answer(false);
  expect(written.at(-1)).toEqual({ note: 'second', outcome: 'coached' });
  await answer(false);
  expect(writer.wanted()).toEqual({ note: 'second', outcome: 'coached' });
  const flushed = writer.flush();
  await answer(true);
  expect([await flushed, written.length, writer.wanted()]).toEqual([true, 3, {}]);
});

test('a flush answers false while something is left unwritten', async () => {
  const { writer, answer } = slowPlace();
  writer.want({ note: 'x' });
  const flushed = writer.flush();
  await answer(false);
  await answer(false);
  expect(await flushed).toBe(false);
});

test('typing is written after a pause, and at once when the field is left', async () => {
  const { writer, written, answer } = slowPlace();
  writer.want({ note: 'typed' }, 60_000);
  expect(written).toEqual([]);
  const flushed = writer.flush();
  expect(written).toEqual([{ note: 'typed' }]);
  await answer(true);
  expect(await flushed).toBe(true);
});

test('a flush with nothing to write is true', async () => {
  expect(await slowPlace().writer.flush()).toBe(true);
});

test('ids are UUIDs of version 7 that sort by the time of their making', () => {
  const made = [0, 1, 2 ** 31, 1_795_000_000_000, 1_795_000_000_001, 2 ** 45].map((now) => newId(now));
  for (const id of made)
    expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  expect(made).toEqual([...made].sort());
  expect(newId(1_795_000_000_000).slice(0, 13)).toBe(made[3]?.slice(0, 13));
  expect(new Set(Array.from({ length: 1000 }, () => newId(5))).size).toBe(1000);
});
