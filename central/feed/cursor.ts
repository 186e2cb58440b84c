/**
 * A place in the feed, for one way of seeing. Opaque to desks. Cursors of another scope, account or database are
 * well-formed but foreign: they start the feed anew.
 */
export type Cursor = { readonly fingerprint: string; readonly seq: number };

export function writeCursor(cursor: Cursor): string {
  return `${cursor.fingerprint}.${cursor.seq}`;
}

/** Null when the text is no cursor that a central ever wrote. */
export function readCursor(text: string): Cursor | null {
  const match = /^([\w-]{22})\.(0|[1-9]\d{0,15})$/.exec(text);
  const seq = Number(match?.[2]);
  return match?.[1] === undefined || !Number.isSafeInteger(seq) ? null : { fingerprint: match[1], seq };
}
