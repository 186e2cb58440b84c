import { z } from 'zod';

/** An id minted by a desk or given by a central. Opaque; any Unicode, no control characters, no halves of letters. */
export const Id = z
  .string()
  .min(1)
  .max(128)
  .regex(/^[^\p{Cc}\p{Cs}]+$/u);

/** A code from a versioned list, such as `late-start`. Lists are data, so codes are not enumerated here. */
export const Code = z
  .string()
  .min(1)
  .max(64)
  .regex(/^[a-z0-9][a-z0-9-]*$/);

/** One line of text for a name or a title. */
export const Name = z.string().max(300);

/** Free text by a person. Kept as typed: any Unicode, markup and formulas included; escaped where it is shown or exported. */
export const Note = z.string().max(20_000);

export const Sha256 = z.string().regex(/^[0-9a-f]{64}$/);
