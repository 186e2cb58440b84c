/** Import: a part of the dispatch screen. */
export function ImportPart(_: { readonly query: string }) {
  return null;
}
