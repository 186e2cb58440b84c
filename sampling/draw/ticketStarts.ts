import { blockAt, firstHash, fourAtOnce, hashAt } from './fourAtOnce.ts';

/** Items on their way through a hash of so many blocks, four together. */
type Group = { readonly from: number; readonly blocks: number; readonly places: number[] };

/**
 * Tells the first 32 bits of each item's ticket, as a number: enough to see that nearly all of a million items are not
 * among the smallest. `tell` is called once for each item that is put in, four at a time and in any order; `finish` brings
 * the last ones. An item that this can't do quickly (an id beyond ASCII, or very long) is told as 0, which excludes nothing.
 */
export function ticketStarts(seed: string, tell: (place: number, start: number) => void) {
  const { words, compress } = fourAtOnce();
  const hashes = hashAt / 4;
  const beginning = Int32Array.from({ length: 32 }, (_, at) => firstHash[at >> 2] ?? 0);
  const prefix = utf8Of(`${seed},`);
  const wholeWords = prefix.length >> 2;
  const begunBytes = prefix.length & 3;
  const begunWord = prefix.slice(4 * wholeWords).reduce((word, byte) => (word << 8) | byte, 0);
  const groups: (Group | undefined)[] = [];
  let free = blockAt / 4;

  function put(id: string, place: number): void {
    const blocks = ((prefix.length + id.length + 8) >> 6) + 1;
    const group = groups[blocks] ?? opened(blocks);
    if (group === null || !written(group, id)) tell(place, 0);
    else if (group.places.push(place) === 4) run(group);
  }

  /** A group with the seed in its four messages, or null if there is no room for such long ones. */
  function opened(blocks: number): Group | null {
    const from = free;
    if (from + 64 * blocks > words.length) return null;
    free += 64 * blocks;
    for (let at = 0; at < wholeWords; at += 1) {
      const word = prefix.slice(4 * at, 4 * at + 4).reduce((bytes, byte) => (bytes << 8) | byte, 0);
      words.fill(word, from + 4 * at, from + 4 * at + 4);
    }
    const group = { from, blocks, places: [] };
    groups[blocks] = group;
    return group;
  }

  /** Writes the rest of the group's next message: the id, a 1 bit, zeros, the length in bits. False if it isn't ASCII. */
  function written({ from, blocks, places }: Group, id: string): boolean {
    let at = from + places.length + 4 * wholeWords;
    const last = from + places.length + 4 * (16 * blocks - 1);
    let [word, bytes, seen] = [begunWord, begunBytes, 0];
    for (let index = 0; index < id.length; index += 1) {
      const byte = id.charCodeAt(index);
      seen |= byte;
      word = (word << 8) | byte;
      bytes += 1;
      if (bytes < 4) continue;
      words[at] = word;
      at += 4;
      bytes = 0;
    }
    if (seen > 127) return false;
    words[at] = ((word << 8) | 0x80) << (8 * (3 - bytes));
    for (at += 4; at < last; at += 4) words[at] = 0;
    words[last] = 8 * (prefix.length + id.length);
    return true;
  }

  function run({ from, blocks, places }: Group): void {
    words.set(beginning, hashes);
    for (let block = 0; block < blocks; block += 1) compress(4 * (from + 64 * block));
    for (const [lane, place] of places.entries()) tell(place, (words[hashes + lane] ?? 0) >>> 0);
    places.length = 0;
  }

  function finish(): void {
    for (const group of groups) if (group !== undefined) run(group);
  }

  return { put, finish };
}

/** A text's bytes in UTF-8. */
function utf8Of(text: string): number[] {
  return Array.from(text).flatMap((character) => {
    const point = character.codePointAt(0) ?? 0;
    if (point < 0x80) return [point];
    const more = (shift: number): number => 0x80 | ((point >> shift) & 0x3f);
    if (point < 0x800) return [0xc0 | (point >> 6), more(0)];
    if (point < 0x1_0000) return [0xe0 | (point >> 12), more(6), more(0)];
    return [0xf0 | (point >> 18), more(12), more(6), more(0)];
  });
}
