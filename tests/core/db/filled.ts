/** Rows that the desk of fill-and-mark.ts puts in with each of its batches. */
export const rowsAtOnce = 400;
