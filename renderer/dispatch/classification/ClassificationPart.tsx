/** Classification: a part of the dispatch screen. */
export function ClassificationPart(_: { readonly query: string }) {
  return null;
}
