/** Uploads: a part of the dispatch screen. */
export function UploadsPart(_: { readonly query: string }) {
  return null;
}
