/**
 * Why a file that is called a table isn't one, told by its first bytes, and what to do; null: it may be one. A name is
 * no proof: archives and workbooks arrive as `.csv` too.
 */
export function notATable(head: Uint8Array): string | null {
  if (head.length === 0) return 'The file is empty.';
  const begins = (...bytes: readonly number[]) => bytes.every((byte, place) => head[place] === byte);
  if (begins(0x50, 0x4b, 0x03, 0x04) || begins(0x50, 0x4b, 0x05, 0x06)) {
    return isWorkbook(head)
      ? workbook
      : 'This is a ZIP archive. Unpack it and choose the CSV file that is in it.';
  }
  if (begins(0xd0, 0xcf, 0x11, 0xe0)) return workbook;
  if (begins(0x1f, 0x8b))
    return 'This is a compressed file. Unpack it and choose the CSV file that is in it.';
  if (begins(0x25, 0x50, 0x44, 0x46)) return 'This is a PDF. Ask for the same list as a CSV file.';
  return null;
}

const workbook =
  'This is a spreadsheet workbook. Open it in the spreadsheet program and save it as “CSV UTF-8”, then choose that file.';

/** The parts of a workbook are named in its archive, the first of them within the first bytes. */
function isWorkbook(head: Uint8Array): boolean {
  const names = new TextDecoder('windows-1252').decode(head.subarray(0, 65_536));
  return /\[Content_Types\]\.xml|xl\/|mimetypeapplication\/vnd\.oasis/.test(names);
}
