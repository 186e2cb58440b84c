import { useEffect, useState } from 'react';
import { useCameraKeys } from '../cameras/cameraKeys.ts';
import { runCameras } from '../cameras/runCameras.ts';
import { useDesk, useDeskStore } from '../desk/DeskProvider.tsx';
import { keepSettings } from '../desk/desk-store.ts';
import { keepBeforeLeaving } from '../desk/leaving.ts';
import { useKeyboard } from '../keyboard/KeyboardProvider.tsx';
import { reactionIn } from '../reaction/reactionSetting.ts';
import type { SampleRef } from '../route/route.ts';
import { useRoute } from '../route/route-store.ts';
import { TimelinePlace } from '../timeline/TimelinePlace.tsx';
import { ControlBar } from './ControlBar.tsx';
import { NoIssueCommand } from './NoIssue.tsx';
import { Opening } from './Opening.tsx';
import { ReviewHeader } from './ReviewHeader.tsx';
import { runFootage } from './runFootage.ts';
import { SidePanel } from './SidePanel.tsx';
import { Spoken } from './Spoken.tsx';
import { Stage } from './Stage.tsx';
import { createSession, type ReviewSession, SessionProvider, useReview, useSession } from './session.ts';
import { TimelinePanel } from './TimelinePanel.tsx';
import { useAfterPicture } from './useAfterPicture.ts';
import { useAhead } from './useAhead.ts';
import { useReviewKeys } from './useReviewKeys.ts';
import '../player/player.css';
import './review.css';
import './side.css';
import './stage.css';
import '../cameras/cameras.css';

export type ReviewScreenProps = {
  readonly videoId: string;
  readonly dutyId: string | null;
  /** The item of a sample that it is reviewed for. */
  readonly sample: SampleRef | null;
};

const plainSettings = { speed: 1, volume: 1, muted: false, kept: {} };

/** The review of one video: who and why, the picture, where we are, the timeline, the form, and what becomes of it. */
export function ReviewScreen({ videoId, dutyId, sample }: ReviewScreenProps) {
  const deskStore = useDeskStore();
  const ahead = useAhead();
  const reviewerId = useDesk((desk) => desk.account?.id ?? '');
  const [session] = useState(() => {
    // Before anything is drawn; said again (strict mode, a drawing given up) it changes nothing.
    ahead.begin(videoId);
    return createSession(deskStore.getState().desk?.settings ?? plainSettings, videoId, ahead);
  });
  const [drawId, itemId] = [sample?.drawId ?? null, sample?.itemId ?? null];
  useEffect(() => {
    const ref = drawId === null || itemId === null ? null : { drawId, itemId };
    void session.review.open(videoId, dutyId, reviewerId, ref);
    const stop = runFootage(session);
    const stopCameras = runCameras(session);
    return () => {
      stopCameras();
      session.review.keepWatched();
      void session.review.flush();
      stop();
    };
  }, [session, videoId, dutyId, reviewerId, drawId, itemId]);
  return (
    <SessionProvider value={session}>
      <Keeping />
      <Keys />
      <Review />
    </SessionProvider>
  );
}

/** Brings the keys, without being seen. What the keys mean changes with each mark, and the screen isn't drawn anew for that. */
function Keys() {
  const keyboard = useKeyboard();
  const route = useRoute();
  useReviewKeys();
  useCameraKeys();
  // After the commands are there; and at each new place, though it may be the same recording.
  // biome-ignore lint/correctness/useExhaustiveDependencies: another place is the reason
  useEffect(() => keyboard.letGo(), [keyboard, route]);
  return null;
}

function Review() {
  const failed = useReview(({ phase }) => phase === 'failed');
  const isAfterPicture = useAfterPicture();
  return (
    <>
      <ReviewHeader isAfterPicture={isAfterPicture} />
      <NoIssueCommand />
      <Spoken />
      {failed ? (
        <Opening />
      ) : (
        <main className="review">
          <Stage />
          {isAfterPicture ? (
            <>
              <ControlBar />
              <TimelinePanel />
              <SidePanel />
            </>
          ) : (
            <Places />
          )}
        </main>
      )}
    </>
  );
}

/** Where the parts will be that are drawn after the picture: nothing moves when they come. */
function Places() {
  return (
    <>
      <div className="control-bar" aria-hidden="true" />
      <TimelinePlace />
      <aside className="side" aria-hidden="true" />
    </>
  );
}

/** How often what was watched is kept while playing, in milliseconds. */
const keepEvery = 5000;

/** Keeps, without being seen: what was watched, what is typed, how the player is liked; and hears what was sent. */
function Keeping() {
  const session = useSession();
  const deskStore = useDeskStore();
  const revision = useDesk((desk) => desk.revision);
  const isOffline = useDesk((desk) => desk.sync.state === 'offline');
  const isConcealed = useDesk((desk) => desk.session.concealed !== null);
  const isAway = useReview(({ footage }) => footage.state === 'away');
  const { review, player, sound } = session;

  // What was being read when the screen was concealed could not be read to its end.
  useEffect(() => {
    if (isConcealed) return;
    player.readAgain();
    sound.again();
  }, [player, sound, isConcealed]);
  useEffect(() => keepOnPlayer(session), [session]);
  const reactionMs = useDesk(({ settings }) => reactionIn(settings));
  useEffect(() => {
    session.reaction.ms = reactionMs;
  }, [session, reactionMs]);
  useEffect(
    () =>
      player.store.subscribe(({ speed, volume, muted }, before) => {
        if (speed !== before.speed || volume !== before.volume || muted !== before.muted)
          void keepSettings(deskStore, { speed, volume, muted });
      }),
    [player, deskStore],
  );
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new revision is the reason to ask
  useEffect(() => {
    const soon = setTimeout(() => void review.refresh(), 150);
    return () => clearTimeout(soon);
  }, [review, revision]);
  useEffect(() => {
    if (!isAway || isOffline || isConcealed) return;
    void review.askFootage();
    const again = setInterval(() => void review.askFootage(), 8000);
    return () => clearInterval(again);
  }, [review, isAway, isOffline, isConcealed]);
  return null;
}

function keepOnPlayer({ player, review }: ReviewSession): () => void {
  const timer = setInterval(() => {
    if (player.store.getState().playing) review.keepWatched();
  }, keepEvery);
  const unsubscribe = player.store.subscribe((now, before) => {
    if (before.playing && !now.playing) review.keepWatched();
  });
  const stopKeeping = keepBeforeLeaving(review.flush);
  return () => {
    clearInterval(timer);
    unsubscribe();
    stopKeeping();
  };
}
