import { readFile } from 'node:fs/promises';
import type { z } from 'zod';
import { CannotImport } from './cannotImport.ts';

/** Reads a mapping file; `fields` are those that its columns may name. Throws `CannotImport` with each mistake in it. */
export async function readMapping<S extends z.ZodObject>(
  path: string,
  schema: S,
  fields: readonly string[],
): Promise<z.infer<S>> {
  const text = await readFile(path, 'utf8').catch((error: unknown) => {
    throw new CannotImport(`The mapping file ${path} can't be read: ${wordsOf(error)}`);
  });
  const topLevel = Object.keys(schema.shape);
  const parsed = schema.safeParse(parseJson(path, text));
  if (parsed.success) return parsed.data;
  const faults = parsed.error.issues.map(
    (issue) =>
      `  ${issue.path.join('.') || 'top level'}: ${issueWords(issue, issue.path.length === 0 ? topLevel : fields)}`,
  );
  throw new CannotImport(`The mapping file ${path} has mistakes:\n${faults.join('\n')}`);
}

/**
 * Checks that every header a mapping names stands in the file, and that those in `needed` are named at all.
 * Throws `CannotImport` with the headers that the file has.
 */
export function checkHeaders(
  file: string,
  headers: readonly string[],
  columns: Readonly<Partial<Record<string, string>>>,
  needed: readonly (readonly string[])[],
): void {
  const absent = Object.entries(columns).filter(
    ([, header]) => header !== undefined && !headers.includes(header),
  );
  const faults = absent.map(([field, header]) => `  ${field}: there is no column "${header}"`);
  for (const choice of needed) {
    if (!choice.some((field) => columns[field] !== undefined)) {
      faults.push(`  ${choice.join(' or ')}: no column is named for it`);
    }
  }
  if (faults.length === 0) return;
  throw new CannotImport(
    `The mapping doesn't fit ${file}:\n${faults.join('\n')}\nThe file has these columns: ${headers.join(', ')}`,
  );
}

function parseJson(path: string, text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    throw new CannotImport(`The mapping file ${path} is not JSON: ${wordsOf(error)}`);
  }
}

function issueWords(issue: z.core.$ZodIssue, known: readonly string[]): string {
  if (issue.code !== 'unrecognized_keys') return issue.message;
  return `not known here: ${issue.keys.map((key) => `"${key}"`).join(', ')}; known are ${known.join(', ')}`;
}

function wordsOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
