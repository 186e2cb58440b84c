/**
 * The words of a draw. A record is plain JSON: it is what a stranger is given, with the frame, to repeat the draw.
 *
 * **The frame** is a list of items, each an id from the real world (a vendor's video id; event number and badge) and the
 * stratum it is in. Its text is one line per item, `["id","stratum"]` as `JSON.stringify` writes it, each ended by a line
 * feed, sorted by the UTF-8 bytes of the id. Its hash is the SHA-256 of that text, so `sha256sum frame.jsonl` shows it.
 *
 * **The commitment** says what will be drawn from what, before there is a seed. Its text is canonical JSON: keys sorted,
 * no spaces (RFC 8785). Its hash is shown and sent before the seed is entered.
 *
 * **The seed** is a text, taken as it was typed. Tickets: `ticket.ts`. In each stratum the items are ordered by ticket;
 * the first `sample` of them are drawn, the next `spares` stand by, in that order.
 */
export type FrameItem = { readonly id: string; readonly stratum: string };

/** `population` is counted in the frame; `sample` ≤ `population`, `sample + spares` ≤ `population`. */
export type Stratum = {
  readonly key: string;
  readonly population: number;
  readonly sample: number;
  readonly spares: number;
};

export type Commitment = {
  readonly planId: string;
  readonly planName: string;
  /** 1 for the first draw of a plan. Each further one names why, and all stay on record. */
  readonly attempt: number;
  readonly redrawReason: string | null;
  readonly frame: {
    /** What was asked of the data, as data, and when it was asked (ms since 1970, UTC). */
    readonly query: unknown;
    readonly askedAt: number;
    readonly items: number;
    readonly sha256: string;
  };
  /** Sorted by the UTF-8 bytes of the key; a stratum nobody is in is named with population 0. */
  readonly strata: readonly Stratum[];
  readonly algorithm: { readonly name: string; readonly version: number };
  readonly committedBy: string;
  readonly committedAt: number;
};

export type SeedOrigin =
  | { readonly kind: 'dice'; readonly says: string }
  | { readonly kind: 'person'; readonly name: string }
  | { readonly kind: 'public'; readonly source: string; readonly says: string }
  | { readonly kind: 'period'; readonly periodId: string };

export type DrawnItem = {
  readonly id: string;
  readonly stratum: string;
  /** Place in its stratum's order of tickets, from 1. */
  readonly order: number;
  readonly ticket: string;
  /** *sample*: drawn, or added by an extension. *spare*: stands by, or took the place of a replaced item. */
  readonly role: 'sample' | 'spare';
};

/**
 * More of the same draw: the next tickets of a stratum. `sample` and `spares` are the new sizes, not what is added, and
 * `spares` counts those that were used. Nobody in line loses a place: a spare in use stays where it is, and the sample
 * grows by the next items that nobody has taken.
 */
export type Extension = {
  readonly stratum: string;
  readonly sample: number;
  readonly spares: number;
  /** How many of the record's replacements were made before: clocks are set back, so `at` doesn't order them. */
  readonly replacedBefore: number;
  readonly reason: string;
  readonly by: string;
  readonly at: number;
};

/** An item that turned out not to belong, and the spare that took its place: the next unused one of its stratum. */
export type Replacement = {
  readonly out: string;
  readonly in: string;
  readonly reason: string;
  readonly by: string;
  readonly at: number;
};

export type DrawRecord = {
  readonly format: 'second-watch-draw';
  readonly formatVersion: 1;
  readonly id: string;
  readonly commitment: Commitment;
  readonly commitmentSha256: string;
  readonly seed: string;
  readonly seedOrigin: SeedOrigin;
  readonly seedEnteredAt: number;
  readonly drawnBy: string;
  /** Sample and spares, by the UTF-8 bytes of the stratum key, then by order; with what extensions added. */
  readonly items: readonly DrawnItem[];
  /** In the order in which they were made; so are the replacements. */
  readonly extensions: readonly Extension[];
  readonly replacements: readonly Replacement[];
  /** The other draws of this plan, used or not. */
  readonly otherDraws: readonly { readonly id: string; readonly commitmentSha256: string }[];
};
