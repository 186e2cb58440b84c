import type { Place } from './era.ts';

/**
 * A place in the feed, for one way of seeing. Opaque to desks. Cursors of another scope, account or database are
 * well-formed but foreign: they start the feed anew.
 */
export type Cursor = Place & { readonly fingerprint: string };

export function writeCursor(cursor: Cursor): string {
  return `${beforeNumber(cursor)}.${cursor.seq}`;
}

/** What goes before the number. */
export function beforeNumber({ mark, fingerprint }: Omit<Cursor, 'seq'>): string {
  return mark === '' ? fingerprint : `${mark}.${fingerprint}`;
}

/** Null when the text is no cursor that a central ever wrote; those from before there were eras have no mark. */
export function readCursor(text: string): Cursor | null {
  const match = /^(?:([\w-]{11})\.)?([\w-]{22})\.(0|[1-9]\d{0,15})$/.exec(text);
  const seq = Number(match?.[3]);
  return match?.[2] === undefined || !Number.isSafeInteger(seq)
    ? null
    : { mark: match[1] ?? '', fingerprint: match[2], seq };
}
