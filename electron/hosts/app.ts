import { readFile } from 'node:fs/promises';
import { extname, join, normalize, sep } from 'node:path';
import { problemOf, refusals, refuse } from '../../contract/problem.ts';
import { createFootage } from './footage.ts';

type Send = (request: Request) => Promise<Response>;

/** The window may load what ships with the app, and nothing else; no inline script, no eval, no frame. */
export const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "media-src 'self' blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "worker-src 'self' blob:",
  "frame-src 'none'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** A worker goes by the policy that its own file comes with; these may also compile WebAssembly (the speech detector). */
export const workerPolicy = contentSecurityPolicy.replace(
  "script-src 'self'",
  "script-src 'self' 'wasm-unsafe-eval'",
);
const workerFile = /^\/assets\/\w+Worker-[\w-]+\.js$/;

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
  // The speech detector's weights.
  '.onnx': 'application/octet-stream',
};

/**
 * What any host answers to its window: `/api/…` from the core, `/media/…` as streams, everything else from the
 * folder of built files. The core's `/host/…` routes are not reachable from here.
 */
export function createApp(options: {
  readonly askCore: Send;
  readonly fetchCentral: Send;
  readonly windowDir: string;
}): Send {
  const footage = createFootage(options.askCore, options.fetchCentral);
  return async (request) => {
    const { pathname } = new URL(request.url);
    if (pathname.startsWith('/api/')) return toCore(options.askCore, request);
    if (pathname.startsWith('/media/')) return footage(request);
    return file(options.windowDir, pathname);
  };
}

async function toCore(askCore: Send, request: Request): Promise<Response> {
  const answer = await askCore(request);
  const headers = new Headers(answer.headers);
  headers.set('cache-control', 'no-store');
  return new Response(answer.body, { status: answer.status, headers });
}

/** Built files have plain names, so nothing is decoded: an escaped path finds nothing. */
async function file(windowDir: string, pathname: string): Promise<Response> {
  const wanted = normalize(join(windowDir, pathname === '/' ? '/index.html' : pathname));
  const type = types[extname(wanted)];
  const bytes =
    wanted.startsWith(windowDir + sep) && type !== undefined
      ? await readFile(wanted).catch(() => null)
      : null;
  if (bytes === null || type === undefined) {
    return Response.json(problemOf(refuse('not-found')), { status: refusals['not-found'].status });
  }
  return new Response(new Uint8Array(bytes), {
    headers: {
      'content-type': type,
      'content-security-policy': workerFile.test(pathname) ? workerPolicy : contentSecurityPolicy,
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'cache-control': pathname.startsWith('/assets/') ? 'max-age=31536000, immutable' : 'no-store',
    },
  });
}
