/** Hands a file that the window has to the system's own dialog, or to the download folder. */
export function saveFile(name: string, type: SavedType, content: BlobPart): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([content], { type }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

/** The kinds of file that the desktop shell lets the window save; it refuses every other. */
export type SavedType =
  | 'application/json'
  | 'application/jsonl'
  | 'application/zip'
  | 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
  | 'text/csv'
  | 'text/html'
  | 'text/javascript';

/** `"Recorded in full?"` → `"recorded-in-full"`: a name that every file system takes. */
export function fileNameFrom(title: string): string {
  const plain = title
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '');
  return plain.slice(0, 60) || 'audit';
}
