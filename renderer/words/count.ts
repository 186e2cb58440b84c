const format = new Intl.NumberFormat('en-US');

/** `12400` → `"12,400"`. */
export function grouped(number: number): string {
  return format.format(number);
}

/** `count(1, 'item')` → `"1 item"`, `count(12400, 'item')` → `"12,400 items"`; irregular plurals as the third argument. */
export function count(number: number, one: string, many = `${one}s`): string {
  return `${grouped(number)} ${number === 1 ? one : many}`;
}

/** Joins the parts that are there: `["19 to go", null, "3 not started"]` → `"19 to go, 3 not started"`. */
export function listed(parts: readonly (string | null)[]): string {
  return parts.filter((part) => part !== null).join(', ');
}
