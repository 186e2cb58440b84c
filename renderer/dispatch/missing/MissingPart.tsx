/** Missing: a part of the dispatch screen. */
export function MissingPart(_: { readonly query: string }) {
  return null;
}
