import { centralApi } from '../../../contract/central-api.ts';
import { pathOf } from '../../../contract/line.ts';
import { isRefusal, refuse } from '../../../contract/problem.ts';
import { type Facts, logAct } from '../audit-log/entries.ts';
import { isNo } from '../central/no.ts';
import { leaseNow } from '../check-out/lease.ts';
import { footageFolder } from '../check-out/room.ts';
import { watchableHere } from '../check-out/watchable.ts';
import type { WorkNeeds } from '../outbox/keep.ts';
import type { Ports } from '../ports.ts';
import type { Handlers } from '../serve.ts';
import type { SignedIn } from '../session/signed-in.ts';
import { videoById } from '../video/store.ts';
import { askForFootage, refusalOf } from './ask.ts';
import type { Grant } from './grant.ts';
import type { Grants } from './grants.ts';
import { whyWatched } from './why.ts';

export function playbackRoutes(
  { centralUrl, profileDir, clock, log, wake }: Pick<Ports, 'centralUrl' | 'profileDir' | 'log'> & WorkNeeds,
  grants: Grants,
): Handlers<'playback'> {
  /** Taken along, it is played from here, with the network or without. */
  const here = (signedIn: SignedIn, videoId: string) =>
    watchableHere(
      signedIn.db.read,
      videoId,
      footageFolder({ profileDir, centralUrl }, signedIn.account.username),
      leaseNow(signedIn, clock.now()),
    );

  /**
   * No log, no playback. A grant says that the desk could show the footage, perhaps only fetched it ahead; what was really
   * watched is in the review's coverage. Whatever kept it from being written is told as that, not as a fault of the footage. */
  function writtenDown({ db }: SignedIn, act: string, facts: Facts): boolean {
    try {
      db.write('log footage', (write) => logAct(write, act, facts, clock.now()));
      wake('written');
      return true;
    } catch (error) {
      log('error', 'audit-log-not-written', { act, error: String(error) });
      return false;
    }
  }

  return {
    playback: async ({ params, body, signedIn }) => {
      const video = videoById(signedIn.db.read, params.id);
      if (video === null) return refuse('not-found');
      if (video.media === null) return refuse('footage-missing');
      const why = whyWatched(signedIn.db.read, video.id, body, grants.reasonFor(video.id));
      if (isRefusal(why)) return why;
      if (why.because === 'reason' && body.reason !== undefined) grants.keepReason(video.id, body.reason);
      const sealed = here(signedIn, video.id);
      if (sealed !== null) {
        const { sha256, mime, total } = sealed;
        if (!writtenDown(signedIn, 'footage-granted', { video: video.id, sha256, from: 'this desk', ...why }))
          return refuse('log-unwritable');
        return {
          handle: grants.mint({ videoId: video.id, sha256 }, () => here(signedIn, video.id)),
          kind: 'progressive',
          durationMs: video.durationMs,
          sha256,
          mime,
          sizeBytes: total,
        };
      }
      const footage = await askForFootage(signedIn, video);
      if (isNo(footage)) {
        writtenDown(signedIn, 'footage-refused', { video: video.id, why: footage.refused });
        return refusalOf(footage);
      }
      const url = new URL(pathOf(centralApi.footage, { videoId: video.id }), centralUrl).href;
      const hls = video.media.kind === 'hls';
      const sha256 = video.media.playedSha256 ?? video.media.sha256;
      if (!writtenDown(signedIn, 'footage-granted', { video: video.id, sha256, from: 'the central', ...why }))
        return refuse('log-unwritable');
      // The token as it is when the host asks: a reviewer who signs in again goes on watching.
      const source = (): Grant | null => {
        const token = signedIn.central.token();
        return token === null ? null : { kind: 'remote', url, token, hls };
      };
      return {
        handle: grants.mint({ videoId: video.id, sha256 }, source),
        kind: video.media.kind,
        durationMs: video.durationMs,
        sha256,
        ...footage,
      };
    },
  };
}
