import type { Traits } from './strata.ts';

/** An item that a query found. `realId`: its name in the real world; null: it has none. `target`: its id on this desk. */
export type Found = Traits & { readonly realId: string | null; readonly target: string };
