/** A line of the feed as JSON, and its body's own text. Absent where the body isn't the line's last part. */
export type ParsedLine = { readonly value: unknown; readonly text?: string };

/**
 * Parses a line and cuts out the text of its body, so that what is kept of a record is what the central wrote, and is
 * never put together again. Throws what `JSON.parse` throws.
 */
export function parseLine(line: string): ParsedLine {
  return cutAtBody(line) ?? { value: JSON.parse(line) as unknown };
}

/** The reverse: `head` is the line without its body. */
export function lineOf(head: object, text: string): string {
  return `${JSON.stringify(head).slice(0, -1)}${beforeBody}${text}}`;
}

const beforeBody = ',"body":';

/**
 * Null: this line can't be cut so. Where both pieces are JSON by themselves, the cut was right: had it been inside of
 * something, or had something come after the body, one of them would be left open or have too much.
 */
function cutAtBody(line: string): ParsedLine | null {
  const at = line.indexOf(beforeBody);
  if (at === -1 || !line.endsWith('}')) return null;
  const text = line.slice(at + beforeBody.length, -1);
  try {
    const head = JSON.parse(`${line.slice(0, at)}}`) as Record<string, unknown>;
    head['body'] = JSON.parse(text) as unknown;
    return { value: head, text };
  } catch {
    return null;
  }
}
