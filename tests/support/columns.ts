/** Rows of one shape as columns, the way in which they are sent; what is null everywhere is left out. */
export function toColumns<R extends Readonly<Record<string, unknown>>>(
  rows: readonly R[],
  names: readonly (keyof R & string)[],
): { readonly [K in keyof R]?: R[K][] } {
  const columns: Record<string, unknown[]> = {};
  for (const name of names) {
    const column = rows.map((row) => row[name]);
    if (column.some((cell) => cell !== null)) columns[name] = column;
  }
  return columns as { [K in keyof R]?: R[K][] };
}
