import type { Frame } from './frame.ts';
import type { FrameItem } from './record.ts';
import { type Steps, stepItems } from './steps.ts';
import type { HashInParts } from './ticket.ts';

/** One line of the frame's text, with its line feed. */
export function frameLine({ id, stratum }: FrameItem): string {
  return `[${JSON.stringify(id)},${JSON.stringify(stratum)}]\n`;
}

/** The frame's text in pieces of about a thousand lines: joined, they are what the hash is of and what is exported. */
export function* frameText({ items }: Frame): Generator<string, void, void> {
  const strata = new Map<string, string>();
  let piece = '';
  let lines = 0;
  for (const { id, stratum } of items) {
    let ending = strata.get(stratum);
    if (ending === undefined) {
      ending = `,${JSON.stringify(stratum)}]\n`;
      strata.set(stratum, ending);
    }
    piece += `[${JSON.stringify(id)}${ending}`;
    lines += 1;
    if (lines % stepItems !== 0) continue;
    yield piece;
    piece = '';
  }
  if (piece !== '') yield piece;
}

/** SHA-256 of the frame's text in UTF-8, as 64 hexadecimal digits. `hash` is new and used up by it. */
export function* hashingFrame(frame: Frame, hash: HashInParts): Steps<string> {
  for (const piece of frameText(frame)) {
    hash.update(piece);
    yield;
  }
  return hash.digestHex();
}
