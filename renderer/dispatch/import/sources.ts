import type { ImportKind } from '../../../contract/import-rows.ts';
import type { ImportSource } from '../../../contract/import-state.ts';
import { type Mapping, mappingOf } from '../../../mapping/meaning.ts';

/** A mapping from its JSON; null: it is none of this kind. */
export function parseMapping(kind: ImportKind, text: string): Mapping | null {
  try {
    const parsed = mappingOf[kind].safeParse(JSON.parse(text.replace(/^\uFEFF/, '')));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}

/** The saved source whose every column stands in a file, of several the one that names most; null: none. */
export function fitting(
  sources: readonly ImportSource[],
  headers: readonly string[],
): { readonly name: string; readonly kind: ImportKind; readonly mapping: Mapping } | null {
  const named = new Set(headers);
  const fits = sources.flatMap(({ name, kind, mapping: text }) => {
    const mapping = parseMapping(kind, text);
    if (mapping === null) return [];
    const columns = Object.values(mapping.columns);
    const isFit = columns.length > 1 && columns.every((header) => named.has(header ?? ''));
    return isFit ? [{ name, kind, mapping, size: columns.length }] : [];
  });
  return fits.toSorted((a, b) => b.size - a.size)[0] ?? null;
}
