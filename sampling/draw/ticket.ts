/** SHA-256 of a text in UTF-8, as 64 lower-case hexadecimal digits. Each room brings its platform's own. */
export type Sha256 = (text: string) => string;

/** The same of a text that comes in parts; one for one text. */
export type HashInParts = {
  readonly update: (part: string) => void;
  readonly digestHex: () => string;
};

/** Printed in each record. A change to anything below `sampling/draw` that changes a draw takes another version. */
export const algorithm = { name: 'consistent-tickets-sha256', version: 1 } as const;

/**
 * The ticket of an item: SHA-256 of `seed,item` in UTF-8. Within a stratum the smallest tickets are drawn, so the same
 * seed orders the same items alike whatever else is in the frame, and a larger sample begins with the smaller one.
 * The seed is a text: "007" and "7" are different seeds.
 *
 * Source: R. L. Rivest, "Consistent Sampling with Replacement" (2018), section 3; his sampler hashes `seed,i` alike.
 */
export function ticketOf(sha256: Sha256, seed: string, itemId: string): string {
  return sha256(`${seed},${itemId}`);
}
