import type { ImportKind } from '../contract/import-rows.ts';
import { type CatalogueRow, catalogueReader } from './catalogue-row.ts';
import type { Refused } from './cells.ts';
import { type DispatchRow, dispatchReader } from './dispatch-row.ts';
import { CatalogueMapping, DispatchMapping, type Mapping } from './meaning.ts';
import type { Row } from './table.ts';

export type ReadRow = DispatchRow | CatalogueRow;

/** The reader for a kind of file. The mapping is of that kind; its zone is named. */
export function rowReader(
  kind: ImportKind,
  headers: readonly string[],
  mapping: Mapping,
): (row: Row) => ReadRow | Refused {
  const zone = mapping.zone ?? 'UTC';
  if (kind === 'dispatch') return dispatchReader(headers, DispatchMapping.parse(mapping), zone);
  return catalogueReader(headers, CatalogueMapping.parse(mapping), zone);
}
