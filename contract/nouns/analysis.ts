import { z } from 'zod';

/**
 * What a window found in footage and would otherwise find again at each start: `sound` is what a clip sounds like from
 * afar and where somebody speaks, `thumbs` are small pictures along it. What is inside is the window's own matter.
 */
export const AnalysisKind = z.enum(['sound', 'thumbs']);
export type AnalysisKind = z.infer<typeof AnalysisKind>;

/** Of the way it was found. What was found in another way is not given out. */
export const AnalysisVersion = z.int().min(1).max(1_000_000);

/** Bytes. An hour's small pictures are about one million. */
export const mostAnalysisBytes = 8 * 1024 * 1024;

/** Bytes as text: a string is all that crosses the bridge. */
export const AnalysisContent = z
  .string()
  .min(4)
  .max(Math.ceil(mostAnalysisBytes / 3) * 4)
  .regex(/^[A-Za-z0-9+/]+={0,2}$/)
  .refine((text) => text.length % 4 === 0, 'is not base64');
