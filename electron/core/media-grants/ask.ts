import { centralApi } from '../../../contract/central-api.ts';
import type { Video } from '../../../contract/nouns/video.ts';
import { type Refusal, refusals, refuse } from '../../../contract/problem.ts';
import { isNo, type No } from '../central/no.ts';
import type { SignedIn } from '../session/signed-in.ts';

type Sized = { readonly mime: string; readonly sizeBytes: number };

const patienceMs = 10_000;

/**
 * Asks for the first byte, so that the central looks at the file and at what this account may see, and says no in words
 * where it does. A HEAD would do the first without the words.
 */
export async function askForFootage(signedIn: SignedIn, { id, media }: Video): Promise<Sized | No> {
  const options = { headers: { range: 'bytes=0-0' }, timeoutMs: patienceMs };
  const response = await signedIn.central.open(centralApi.footage, { params: { videoId: id } }, options);
  if (isNo(response)) return response;
  await response.body?.cancel();
  const total =
    /\/(\d+)$/.exec(response.headers.get('content-range') ?? '')?.[1] ??
    response.headers.get('content-length');
  return {
    mime: response.headers.get('content-type') ?? media?.mime ?? '',
    sizeBytes: total === null ? (media?.sizeBytes ?? 0) : Number(total),
  };
}

/** What the window is told of it. */
export function refusalOf(no: No): Refusal {
  switch (no.refused) {
    case 'not-found':
    case 'footage-closed':
    case 'footage-missing':
    case 'footage-altered':
      return no;
    case 'range-not-satisfiable':
      return refuse('footage-missing', 'The file at the central is empty.');
    case 'central-unreachable':
      return refuse('footage-needs-network');
    case 'not-signed-in':
      // The desk itself stays open: only the central wants to know again who this is.
      return refuse(
        'footage-needs-network',
        'The central asks you to sign in again before it sends footage.',
      );
    default:
      return refuse('central-trouble', no.detail ?? refusals[no.refused].title);
  }
}
