import { readFile } from 'node:fs/promises';
import type { z } from 'zod';
import { WrongUse } from './command.ts';

/** What a department wrote in a JSON file. `what`, of several: "rules". Throws `WrongUse` with a sentence. */
export async function writtenIn<T extends z.ZodType>(
  file: string,
  schema: T,
  what: string,
): Promise<z.infer<T>> {
  const parsed = schema.safeParse(await contentOf(file, what));
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const where = issue?.path.join('.') ?? '';
  throw new WrongUse(
    `The ${what} can't be understood (${where === '' ? '' : `${where}: `}${issue?.message ?? ''}). Nothing was changed.`,
  );
}

async function contentOf(file: string, what: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(file, 'utf8'));
  } catch {
    throw new WrongUse(`The ${what} "${file}" could not be read as JSON. Nothing was changed.`);
  }
}
