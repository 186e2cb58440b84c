import { type Refusal, refuse } from '../../contract/problem.ts';

/**
 * Reads a JSON body of at most `limit` bytes, counting what really arrives. Refuses `too-large`, and `bad-request` for
 * what isn't JSON in UTF-8. The value is unparsed: it still has to pass its schema.
 */
export async function readJson(
  request: Request,
  limit: number,
): Promise<{ readonly json: unknown } | Refusal> {
  const bytes = await readBytes(request, limit);
  if (bytes === null) return refuse('too-large', `At most ${limit / megabyte} MB fit into one request.`);
  try {
    const json: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
    return { json };
  } catch {
    return refuse('bad-request', 'The body is not JSON in UTF-8.');
  }
}

export const megabyte = 1024 * 1024;

async function readBytes(request: Request, limit: number): Promise<Uint8Array | null> {
  if (Number(request.headers.get('content-length') ?? 0) > limit) return null;
  const chunks: Uint8Array[] = [];
  let size = 0;
  const body: ReadableStream<Uint8Array> | null = request.body;
  for await (const chunk of body ?? []) {
    size += chunk.byteLength;
    // Leaving the loop cancels the body, so the rest is never taken in.
    if (size > limit) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
