/**
 * Splits a stream of bytes into whole lines of text, many at a time: one array for each chunk that completes at least
 * one line. What follows the last line break is never given out, so a stream that is cut in mid-line (or in
 * mid-character) gives its whole lines and nothing else. Throws what the stream throws.
 */
export async function* wholeLines(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<string[]> {
  let rest: Uint8Array[] = [];
  for await (const chunk of chunks) {
    const end = chunk.lastIndexOf(lineFeed);
    if (end === -1) {
      rest.push(chunk);
      continue;
    }
    const text = Buffer.concat([...rest, chunk.subarray(0, end)]).toString('utf8');
    rest = [chunk.subarray(end + 1)];
    yield text.split('\n').filter((line) => line !== '' && line !== '\r');
  }
}

const lineFeed = 10;
