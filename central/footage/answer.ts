import { resolve, sep } from 'node:path';
import { isKnown, isRangeStillGood, rangeOf } from '../../contract/byte-ranges.ts';
import { isRefusal, type Refusal, refuse } from '../../contract/problem.ts';
import type { Caller } from '../accounts/caller.ts';
import type { Ports } from '../ports.ts';
import { refusalAnswer } from '../serve/answer.ts';
import { findFootage, type Servable } from './find.ts';
import { noteOpenings } from './opened.ts';
import { streamFile } from './stream.ts';
import { isStill, type Verified, verifyFiles } from './verify.ts';

/** Serves footage to those who may see it, once its hash has been found right. */
export function footageWith(ports: Ports) {
  const verify = verifyFiles();
  const noteOpening = noteOpenings(ports);
  return async (
    caller: Caller,
    request: Request,
    videoId: string,
    part: string | null,
  ): Promise<Response | Refusal> => {
    const found = await findFootage(ports.db, caller.account, videoId, part);
    if (isRefusal(found)) return found;
    const paths = [found, found.evidence]
      .flatMap((file) => file ?? [])
      .map(({ path, sha256 }) => ({
        path: inside(ports.dataDir, path),
        sha256,
      }));
    const [served, evidence] = await Promise.all(paths.map(({ path, sha256 }) => verify(path, sha256)));
    const trouble = troubleOf(served) ?? troubleOf(evidence ?? served);
    if (trouble !== null) {
      ports.log('error', trouble, { video: videoId, part });
      return refuse(trouble);
    }
    // No footage leaves unless it is written down who asked for it.
    await noteOpening(caller, videoId);
    return answer(request, found, paths[0]?.path ?? '', served?.state === 'good' ? served.stamp : '');
  };
}

function troubleOf(verified: Verified | undefined): 'footage-missing' | 'footage-altered' | null {
  switch (verified?.state) {
    case 'good':
      return null;
    case 'altered':
      return 'footage-altered';
    case 'missing':
    case undefined:
      return 'footage-missing';
  }
}

function answer(request: Request, file: Servable, path: string, stamp: string): Response {
  const etag = `"${file.sha256}"`;
  const headers = {
    'accept-ranges': 'bytes',
    'content-type': file.mime,
    etag,
    'cache-control': 'private, no-cache',
  };
  if (isKnown(request.headers.get('if-none-match'), etag))
    return new Response(null, { status: 304, headers });
  if (request.method === 'HEAD')
    return new Response(null, { headers: { ...headers, 'content-length': `${file.size}` } });
  const isGood = isRangeStillGood(request.headers.get('if-range'), etag);
  const wish = rangeOf(isGood ? request.headers.get('range') : null, file.size);
  if (wish.kind === 'none') {
    return refusalAnswer(refuse('range-not-satisfiable'), {
      'accept-ranges': 'bytes',
      'content-range': `bytes */${file.size}`,
    });
  }
  const isPart = wish.kind === 'part';
  const { first, last } = isPart ? wish : { first: 0, last: file.size - 1 };
  return new Response(file.size === 0 ? null : streamFile(path, first, last, isStill(stamp)), {
    status: isPart ? 206 : 200,
    headers: {
      ...headers,
      'content-length': `${last - first + 1}`,
      ...(isPart ? { 'content-range': `bytes ${first}-${last}/${file.size}` } : {}),
    },
  });
}

/** A path inside the data folder. Paths in the database were written by the import; one that leads out is a bug. */
function inside(dataDir: string, path: string): string {
  const root = resolve(dataDir);
  const full = resolve(root, path);
  if (!full.startsWith(root.endsWith(sep) ? root : root + sep))
    throw new Error('a footage path leads out of the data folder');
  return full;
}
