/**
 * SHA-256 (FIPS 180-4) of four messages at once, as a WebAssembly module that is written here, instruction by
 * instruction: a million tickets one by one through a platform's own SHA-256 cost twice as long.
 *
 * Memory: the round constants at 0, the four hashes at `hashAt`, the block at `blockAt`, each word of it four times, once
 * for each message. The module's one function adds the block at its argument to the hashes.
 */
export const hashAt = 1024;
export const blockAt = 2048;

/** What is needed of WebAssembly: Node and browsers have it, the language's own types don't name it. */
declare const WebAssembly: {
  readonly Module: new (bytes: Uint8Array) => object;
  readonly Instance: new (module: object) => { readonly exports: Readonly<Record<string, unknown>> };
};

export type FourAtOnce = {
  readonly words: Int32Array;
  /** Adds the 16 words of four blocks, which begin at this byte, to the hashes. */
  readonly compress: (blockAt: number) => void;
};

/** Compiled once; each draw gets its own memory. */
let compiled: object | null = null;

export function fourAtOnce(): FourAtOnce {
  compiled ??= new WebAssembly.Module(moduleBytes());
  const { exports } = new WebAssembly.Instance(compiled);
  const memory = exports['memory'] as { readonly buffer: ArrayBuffer };
  const words = new Int32Array(memory.buffer);
  for (const [round, constant] of roundConstants.entries()) words.fill(constant, 4 * round, 4 * round + 4);
  return { words, compress: exports['compress'] as FourAtOnce['compress'] };
}

const primes = Array.from({ length: 312 }, (_, n) => n).filter((n) => {
  for (let divisor = 2; divisor * divisor <= n; divisor += 1) if (n % divisor === 0) return false;
  return n > 1;
});
/** The first 32 bits of a root's fractional part. */
const fraction = (root: number): number => ((root - Math.floor(root)) * 2 ** 32) | 0;
const roundConstants = primes.map((prime) => fraction(Math.cbrt(prime)));
export const firstHash: readonly number[] = primes.slice(0, 8).map((prime) => fraction(Math.sqrt(prime)));

type Code = readonly number[];

/** Locals: 0 is the argument; 1–8 are a–h; 9 is the sum of a round; 10–25 are the last sixteen words. */
const sum = 9;
const word = (at: number): number => 10 + (at % 16);

const get = (local: number): Code => [0x20, local];
const set = (local: number): Code => [0x21, local];
const simd = (code: number): Code => [0xfd, ...unsigned(code)];
const load = (at: number): Code => [...simd(0), 4, ...unsigned(at)];
const store = (at: number): Code => [...simd(11), 4, ...unsigned(at)];
/** A whole number below 64. */
const constant = (value: number): Code => [0x41, value];
const add = simd(174);
const xor = simd(81);
const shiftLeft = (local: number, by: number): Code => [...get(local), ...constant(by), ...simd(171)];
const shiftRight = (local: number, by: number): Code => [...get(local), ...constant(by), ...simd(173)];
const turned = (local: number, by: number): Code => [
  ...shiftRight(local, by),
  ...shiftLeft(local, 32 - by),
  ...simd(80),
];
/** Takes the first where the bits of the third are 1, the second where they are 0. */
const select = simd(82);

function compressing(): Code {
  const code: number[] = [];
  const emit = (...parts: readonly Code[]): void => {
    for (const part of parts) code.push(...part);
  };
  for (let at = 0; at < 16; at += 1) emit(get(0), load(16 * at), set(word(at)));
  for (let at = 0; at < 8; at += 1) emit(constant(0), load(hashAt + 16 * at), set(1 + at));
  let [a, b, c, d, e, f, g, h] = [1, 2, 3, 4, 5, 6, 7, 8];
  for (let round = 0; round < 64; round += 1) {
    const now = word(round);
    if (round >= 16) {
      const [x, y] = [word(round + 1), word(round + 14)];
      emit(turned(x, 7), turned(x, 18), xor, shiftRight(x, 3), xor);
      emit(turned(y, 17), turned(y, 19), xor, shiftRight(y, 10), xor, add);
      emit(get(now), add, get(word(round + 9)), add, set(now));
    }
    emit(turned(e, 6), turned(e, 11), xor, turned(e, 25), xor, get(f), get(g), get(e), select, add);
    emit(get(h), add, constant(0), load(16 * round), add, get(now), add, set(sum));
    emit(get(d), get(sum), add, set(d));
    emit(turned(a, 2), turned(a, 13), xor, turned(a, 22), xor);
    emit(get(c), get(a), get(a), get(b), xor, select, add, get(sum), add, set(h));
    [a, b, c, d, e, f, g, h] = [h, a, b, c, d, e, f, g];
  }
  for (let at = 0; at < 8; at += 1)
    emit(constant(0), get(1 + at), constant(0), load(hashAt + 16 * at), add, store(hashAt + 16 * at));
  return code;
}

/** The binary format of WebAssembly 2.0: a type, a function of it, a page of memory, two exports, the code. */
function moduleBytes(): Uint8Array {
  const section = (id: number, body: Code): Code => [id, ...unsigned(body.length), ...body];
  const name = (text: string): Code => [text.length, ...Array.from(text, (letter) => letter.charCodeAt(0))];
  const body = [1, 25, 0x7b, ...compressing(), 0x0b];
  return Uint8Array.from([
    ...[0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
    ...section(1, [1, 0x60, 1, 0x7f, 0]),
    ...section(3, [1, 0]),
    ...section(5, [1, 0, 1]),
    ...section(7, [2, ...name('compress'), 0, 0, ...name('memory'), 2, 0]),
    ...section(10, [1, ...unsigned(body.length), ...body]),
  ]);
}

/** A number as WebAssembly writes it: seven bits to a byte, the lowest first. */
function unsigned(value: number): Code {
  return value < 128 ? [value] : [(value & 127) | 128, ...unsigned(value >> 7)];
}
