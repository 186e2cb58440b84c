import { deskApi } from '../../contract/desk-api.ts';
import type { AnalysisKind } from '../../contract/nouns/analysis.ts';
import { call } from '../api/call.ts';

/** What was found in the clip under `url` (`/media/<handle>`) in this way, on this machine, at any time; null: look again. */
export async function readAnalysis(
  url: string,
  kind: AnalysisKind,
  version: number,
): Promise<Uint8Array<ArrayBuffer> | null> {
  const answer = await call(deskApi.analysis, {
    params: { handle: handleOf(url), kind },
    query: { version },
  });
  if (!answer.ok || answer.value.content === null) return null;
  return bytesOf(answer.value.content);
}

/** Keeps it for the next time. Where that fails, it is found again then: nobody needs to hear of it but the log. */
export async function keepAnalysis(
  url: string,
  kind: AnalysisKind,
  version: number,
  found: Uint8Array<ArrayBuffer>,
): Promise<void> {
  const body = { version, content: await base64Of(found) };
  const answer = await call(deskApi.keepAnalysis, { params: { handle: handleOf(url), kind }, body });
  if (!answer.ok) console.info(`What was found in a clip (${kind}) was not kept: ${answer.problem.title}`);
}

function handleOf(url: string): string {
  return /\/media\/([^/]+)/.exec(url)?.[1] ?? '';
}

/** In a loop: an hour's pictures are a million bytes. */
function bytesOf(base64: string): Uint8Array<ArrayBuffer> {
  const letters = atob(base64);
  const bytes = new Uint8Array(letters.length);
  for (let n = 0; n < letters.length; n += 1) bytes[n] = letters.charCodeAt(n);
  return bytes;
}

/** By the browser's own reader, which doesn't hold up whoever asks. */
async function base64Of(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const reader = new FileReader();
  const isRead = new Promise((resolve) => reader.addEventListener('loadend', resolve));
  reader.readAsDataURL(new Blob([bytes]));
  await isRead;
  const { result } = reader;
  return typeof result === 'string' ? result.slice(result.indexOf(',') + 1) : '';
}
