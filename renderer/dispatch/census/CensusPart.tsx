/** Census: a part of the dispatch screen. */
export function CensusPart(_: { readonly query: string }) {
  return null;
}
