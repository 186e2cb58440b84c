import { readFile } from 'node:fs/promises';
import { NoTable } from '../../mapping/csv.ts';
import { guessDelimiter } from '../../mapping/delimiter.ts';
import { decoderOf, guessEncoding } from '../../mapping/encoding.ts';
import { notATable } from '../../mapping/file-kind.ts';
import type { Format } from '../../mapping/meaning.ts';
import { type Table, tableReader } from '../../mapping/table.ts';
import { CannotImport } from './cannotImport.ts';

/**
 * Reads a CSV file whole, written as `format` says; what it leaves out is guessed. Throws `CannotImport` when there is no
 * such file, or no table in it.
 */
export async function readTable(path: string, format: Format = {}): Promise<Table> {
  const bytes = await readFile(path).catch((error: unknown) => {
    throw new CannotImport(
      `${path} can't be read: ${error instanceof Error ? error.message : String(error)}`,
    );
  });
  const fault = notATable(bytes.subarray(0, headSize));
  if (fault !== null) throw new CannotImport(`${path}: ${fault}`);
  const decoder = decoderOf(format.encoding ?? guessEncoding(bytes));
  const text = decoder.push(bytes) + decoder.end();
  const reader = tableReader({
    delimiter: format.delimiter ?? guessDelimiter(text.slice(0, headSize)),
    headerLine: format.headerLine ?? 1,
  });
  try {
    const rows = [...reader.push(text), ...reader.end()];
    const headers = reader.headers();
    if (headers === null) throw new NoTable('The file is empty: it has no header line.');
    return { headers, rows };
  } catch (error) {
    if (error instanceof NoTable) throw new CannotImport(`${path}: ${error.message}`);
    throw error;
  }
}

const headSize = 65_536;
