/** Measures: a part of the dispatch screen. */
export function MeasuresPart(_: { readonly query: string }) {
  return null;
}
