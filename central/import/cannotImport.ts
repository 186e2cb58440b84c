/** Stops an import before anything is changed, with a sentence for the person who started it. */
export class CannotImport extends Error {
  override readonly name = 'CannotImport';
}
