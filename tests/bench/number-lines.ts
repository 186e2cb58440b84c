import { open } from 'node:fs/promises';

/**
 * The rows below the head of a CSV of whole numbers, by the number in their second column, which is left out: all numbers of
 * all its rows, one after the other in one list, because a list of numbers is one block of memory. Read a stretch at a time.
 */
export async function rowsBySecond(file: string, columns: number): Promise<readonly (readonly number[])[]> {
  const lists: number[][] = [];
  const handle = await open(file);
  const bytes = Buffer.allocUnsafe(stretch);
  let left = 0;
  let isBelowHead = false;
  for (;;) {
    const { bytesRead } = await handle.read(bytes, left, stretch - left);
    if (bytesRead === 0) break;
    const filled = left + bytesRead;
    const end = bytes.lastIndexOf(newline, filled - 1) + 1;
    take(bytes.subarray(isBelowHead ? 0 : bytes.indexOf(newline) + 1, end), columns, lists);
    isBelowHead = true;
    // What is left is the beginning of a row.
    bytes.copyWithin(0, end, filled);
    left = filled - end;
  }
  await handle.close();
  return lists;
}

/** Whole rows. */
function take(bytes: Uint8Array, columns: number, lists: number[][]): void {
  const numbers = numbersOf(bytes);
  while (!numbers.isAtEnd()) {
    const first = numbers.next();
    const second = numbers.next();
    lists[second] ??= [];
    const list = lists[second];
    list.push(first);
    for (let column = 2; column < columns; column += 1) list.push(numbers.next());
  }
}

function numbersOf(bytes: Uint8Array) {
  let place = 0;
  return {
    isAtEnd: () => place >= bytes.length,
    /** The number that begins here; what ends it is stepped over. */
    next: (): number => {
      let at = place;
      let value = 0;
      // The first nine digits fit a machine's own integer.
      for (; at < place + 9 && isDigit(bytes[at]); at += 1) value = value * 10 + (bytes[at] ?? 0) - zero;
      let long = value;
      for (; isDigit(bytes[at]); at += 1) long = long * 10 + (bytes[at] ?? 0) - zero;
      place = at + 1;
      return long;
    },
  };
}

function isDigit(byte: number | undefined): boolean {
  return byte !== undefined && byte >= zero;
}

const stretch = 1024 * 1024;
const newline = 10;
const zero = 48;
