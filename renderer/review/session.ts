import { createContext, useContext } from 'react';
import { useStore } from 'zustand/react';
import type { Settings } from '../../contract/desk-state.ts';
import { call } from '../api/call.ts';
import { type Cameras, createCameras } from '../cameras/cameras.ts';
import type { CamerasState } from '../cameras/camerasState.ts';
import { createLoop, type Looping } from '../player/loop.ts';
import { createPlayer, type Player } from '../player/player.ts';
import type { PlayerState } from '../player/playerState.ts';
import { createShuttle, type Shuttle } from '../player/shuttle.ts';
import { createSilenceSkip, type SilenceSkip } from '../player/skipSilence.ts';
import type { Coverage } from '../player/watched.ts';
import { createWatching, type Watching } from '../player/watching.ts';
import { reactionIn } from '../reaction/reactionSetting.ts';
import { createSoundStore, type Sound, type SoundStore } from '../reading/soundStore.ts';
import type { TimelineZoom } from '../timeline/Timeline.tsx';
import { say } from '../ui/notice-store.ts';
import type { Ahead } from './ahead.ts';
import { newId } from './ids.ts';
import type { ReviewState } from './reviewState.ts';
import { createReviewStore, type ReviewStore } from './reviewStore.ts';
import { createTagging, type Tagging } from './tagging.ts';
import { findingKindsOf } from './useFindingKinds.ts';

/** What the parts of the review screen work with: the player, what was watched, and the review. */
export type ReviewSession = {
  readonly player: Player;
  readonly shuttle: Shuttle;
  readonly watching: Watching;
  readonly sound: SoundStore;
  readonly review: ReviewStore;
  readonly tagging: Tagging;
  readonly cameras: Cameras;
  readonly loop: Looping;
  readonly silenceSkip: SilenceSkip;
  /** How long this reviewer takes to press a key for what is seen, in milliseconds; 0: not measured. */
  readonly reaction: { ms: number };
  readonly zoom: TimelineZoom;
  /** Places that a key moves the focus to. */
  readonly places: {
    stage: HTMLElement | null;
    form: HTMLElement | null;
    note: HTMLTextAreaElement | null;
    classification: HTMLElement | null;
    outcome: HTMLElement | null;
    kind: HTMLElement | null;
  };
};

type Preferences = Pick<Settings, 'speed' | 'volume' | 'muted' | 'kept'>;

export function createSession(preferences: Preferences, videoId: string, ahead: Ahead): ReviewSession {
  const player = createPlayer(preferences, () => ahead.engineFor(videoId));
  const watching = createWatching(player);
  const sound = createSoundStore();
  const review = createReviewStore({
    call,
    ids: newId,
    ahead,
    frameTime: player.frameTime,
    watched: watching.watched,
  });
  const reaction = { ms: reactionIn(preferences) };
  return {
    player,
    shuttle: createShuttle(player),
    watching,
    sound,
    review,
    tagging: createTagging({ player, review, reaction, kinds: findingKindsOf(review.store), say }),
    cameras: createCameras({ call, player, keep: review.setCameras }),
    loop: createLoop(player),
    silenceSkip: createSilenceSkip(player, () => sound.store.getState().shape?.silences ?? []),
    reaction,
    zoom: { current: null },
    places: { stage: null, form: null, note: null, classification: null, outcome: null, kind: null },
  };
}

const SessionContext = createContext<ReviewSession | null>(null);
export const SessionProvider = SessionContext;

export function useSession(): ReviewSession {
  const session = useContext(SessionContext);
  if (session === null) throw new Error('outside of a review');
  return session;
}

/** A small part of the review's state. */
export function useReview<T>(select: (state: ReviewState) => T): T {
  return useStore(useSession().review.store, select);
}

/** A small part of the player's state; the place of playback is not in it. */
export function usePlayer<T>(select: (state: PlayerState) => T): T {
  return useStore(useSession().player.store, select);
}

/** The cameras beside the recording under review. */
export function useCameras<T>(select: (state: CamerasState) => T): T {
  return useStore(useSession().cameras.store, select);
}

/** What is known of the clip's sound. */
export function useSound<T>(select: (state: Sound) => T): T {
  return useStore(useSession().sound.store, select);
}

/** Where somebody speaks, once all of the clip was listened to. */
export function speechFound({ speech, speechDone }: Sound): Sound['speech'] {
  return speechDone === 1 ? speech : null;
}

/** What was shown so far; changes twice a second while playing. */
export function useWatched<T>(select: (state: Pick<Coverage, 'stretches'>) => T): T {
  return useStore(useSession().watching.store, select);
}

/** Opens the list of choices at a place, as a press of a key on its button would: with its first choice in focus. */
export function openChoice(place: HTMLElement | null): void {
  place?.querySelector<HTMLElement>('button')?.focus();
  place?.querySelector<HTMLElement>('button')?.click();
}

/**
 * Back to the picture after a choice was made. A button of a list that keeps the focus takes every letter for the
 * beginning of another choice, and a tag key pressed next would change what was just chosen.
 */
export function toStageAfterChoice({ places }: Pick<ReviewSession, 'places'>): void {
  const go = (): void => {
    const here = document.activeElement;
    if (here === null || here === document.body || here.closest('.select, .popover')) places.stage?.focus();
  };
  // The list gives the focus back to its button some time after it has closed.
  for (const soon of [30, 120, 300]) setTimeout(go, soon);
}
