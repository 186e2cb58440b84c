import { createStore } from 'zustand/vanilla';
import { deskApi } from '../../contract/desk-api.ts';
import { mostBeside, type Review, type ReviewCamera } from '../../contract/nouns/review.ts';
import type { Video } from '../../contract/nouns/video.ts';
import { hour, instant } from '../../contract/time.ts';
import type { call as callDesk } from '../api/call.ts';
import type { Player } from '../player/player.ts';
import { type Marks, marked, offsetFromMarks } from './alignment.ts';
import { createAskWhy } from './askWhy.ts';
import {
  type Camera,
  type CameraClip,
  type CamerasState,
  cameraBeside,
  clipOf,
  goneClip,
  keptOf,
  noCameras,
} from './camerasState.ts';
import type { Meter } from './drift.ts';
import { createFollower } from './follower.ts';
import { bringFootage } from './footage.ts';
import { createRig, type Rig } from './rig.ts';
import { keepOneHeard } from './sound.ts';

export type Cameras = ReturnType<typeof createCameras>;

/** What the cameras work with; `keep` is told the cameras as they are to be kept with the review. */
export type CameraPorts = {
  readonly call: typeof callDesk;
  readonly player: Player;
  readonly keep: (cameras: ReviewCamera[]) => void;
};

type MainClip = Pick<Video, 'id' | 'recordedAt' | 'endedAt'>;

/** How often the worst drift is kept while playing, in milliseconds. */
const keepEvery = 2000;
/** Recordings that begin so much earlier or later, and how many of them are looked at. */
const othersWithin = 2 * hour;
const mostOthers = 500;
/** How long a frame is taken for until two were seen in a row, in milliseconds. */
const usualFrameMs = 1000 / 30;

/** Other cameras beside the recording under review: which, where they lie on it, how well they run with it. */
export function createCameras({ call, player, keep }: CameraPorts) {
  const store = createStore<CamerasState>(() => noCameras);
  let rig: Rig | null = null;
  let main: MainClip | null = null;
  let mayChange = false;
  let lastKept = '';
  let reviewId = '';
  let askWhy = createAskWhy(() => {});

  /** Begins with the cameras that were kept. The answer ends it. */
  function begin(video: MainClip, review: Review): () => void {
    main = video;
    reviewId = review.id;
    askWhy = createAskWhy((why) => store.setState({ why }));
    mayChange = false;
    lastKept = JSON.stringify(review.cameras);
    const mine = createRig(player, {
      place: (id, place) => change(id, () => ({ place })),
      drift: (id, meter) => tellDrift(id, meter),
    });
    rig = mine;
    const stopSound = keepOneHeard(player, store, mine);
    const stopKeeping = player.store.subscribe((now, before) => {
      if (before.playing && !now.playing) keepNow();
    });
    const keeping = setInterval(keepNow, keepEvery);
    void askCompanions(video.id);
    void restore(review.cameras, mine).then(() => {
      mayChange = rig === mine && review.state === 'open';
    });
    return () => {
      keepNow();
      clearInterval(keeping);
      stopSound();
      stopKeeping();
      mine.stop();
      rig = null;
      main = null;
      store.setState(noCameras, true);
    };
  }

  async function askCompanions(videoId: string): Promise<void> {
    const outcome = await call(deskApi.companions, { params: { id: videoId } });
    if (main?.id !== videoId) return;
    store.setState(
      outcome.ok ? { companions: outcome.value.rows, problem: null } : { problem: outcome.problem },
    );
  }

  /** For an incident that neither number nor dispatch tells of. A camera whose clock is wrong may lie some way off. */
  async function findOthers(): Promise<void> {
    if (main === null) return;
    const { id, recordedAt, endedAt } = main;
    const query = { from: recordedAt - othersWithin, to: endedAt + othersWithin, limit: mostOthers };
    const outcome = await call(deskApi.videos, { query });
    if (main?.id !== id) return;
    const away = (row: CameraClip): number => Math.abs(row.recordedAt - recordedAt);
    store.setState(
      outcome.ok
        ? { others: outcome.value.rows.filter((row) => row.id !== id).toSorted((a, b) => away(a) - away(b)) }
        : { problem: outcome.problem },
    );
  }

  /** All of them before anything is kept again, so that none is lost on the way. */
  async function restore(cameras: readonly ReviewCamera[], mine: Rig): Promise<void> {
    const known = await Promise.all(
      cameras.map(async (kept) => ({
        kept,
        outcome: await call(deskApi.video, { params: { id: kept.videoId } }),
      })),
    );
    if (rig !== mine) return;
    for (const { kept, outcome } of known) {
      // One that has left this desk: what was kept of it stays with the review.
      if (outcome.ok) put(clipOf(outcome.value), kept, null);
      else put(gone(kept), kept, 'This recording is no longer on this desk.');
    }
  }

  function gone({ videoId, offsetMs }: ReviewCamera): CameraClip {
    return goneClip(videoId, instant((main?.recordedAt ?? 0) + offsetMs));
  }

  function put(clip: CameraClip, kept: ReviewCamera | null, says: string | null): void {
    const { cameras } = store.getState();
    if (rig === null || main === null || cameras.some((one) => one.clip.id === clip.id)) return;
    const camera = cameraBeside(clip, clip.recordedAt - main.recordedAt, kept);
    store.setState({
      cameras: [...cameras, says === null ? camera : { ...camera, footage: 'away', says }],
      chosen: clip.id,
    });
    if (says !== null) return;
    const mine = rig;
    const whyBeside = async (one: CameraClip) => {
      const reason = await askWhy(one);
      // What was never shown is not kept as shown.
      if (reason === null && kept === null && rig === mine) remove(one.id);
      return reason;
    };
    const follower = createFollower(() => void footage.failed());
    const footage = bringFootage({ call, clip, follower, reviewId, askWhy: whyBeside }, (seen) => {
      if (rig === mine) change(clip.id, () => seen);
    });
    mine.add(clip.id, follower, camera.offsetMs, clip.durationMs > 0 ? clip.durationMs : null);
    void footage.ask();
  }

  function change(id: string, how: (camera: Camera) => Partial<Camera>): void {
    store.setState(({ cameras }) => ({
      cameras: cameras.map((one) => (one.clip.id === id ? { ...one, ...how(one) } : one)),
    }));
  }

  /** In whole milliseconds, and only where they have changed: it is told twice a second while playing. */
  function tellDrift(id: string, { driftMs, worstMs }: Meter): void {
    const camera = find(id);
    if (camera === undefined) return;
    const now = driftMs === null ? null : Math.round(driftMs);
    const worst =
      worstMs === null ? camera.worstDriftMs : Math.max(camera.worstDriftMs ?? 0, Math.round(worstMs));
    if (now !== camera.driftMs || worst !== camera.worstDriftMs)
      change(id, () => ({ driftMs: now, worstDriftMs: worst }));
  }

  function keepNow(): void {
    const cameras = store.getState().cameras.map(keptOf);
    const text = JSON.stringify(cameras);
    if (!mayChange || text === lastKept) return;
    lastKept = text;
    keep(cameras);
  }

  function align(id: string, offsetMs: number, how: Camera['how']): void {
    rig?.align(id, offsetMs);
    // What drifted under another offset says nothing of this one.
    change(id, () => ({ offsetMs: Math.round(offsetMs), how, driftMs: null, worstDriftMs: null }));
    keepNow();
  }

  function remove(id: string): void {
    rig?.remove(id);
    store.setState(({ cameras, chosen, heard }) => {
      const left = cameras.filter((one) => one.clip.id !== id);
      return {
        cameras: left,
        heard: heard === id ? null : heard,
        chosen: chosen === id ? (left.at(-1)?.clip.id ?? null) : chosen,
      };
    });
    keepNow();
  }

  const find = (id: string): Camera | undefined => store.getState().cameras.find((one) => one.clip.id === id);

  return {
    store,
    begin,
    findOthers,
    add: (clip: CameraClip): void => {
      if (store.getState().cameras.length >= mostBeside) return;
      put(clip, null, null);
      keepNow();
    },
    remove,
    choose: (chosen: string): void => store.setState({ chosen }),
    /** The element that shows a camera; null: there is none to show. */
    videoOf: (id: string): HTMLVideoElement | null => rig?.followerOf(id)?.video ?? null,
    /** Moves a camera by eye, in milliseconds: it then begins so much later on the clip. */
    move: (id: string, byMs: number): void => {
      const camera = find(id);
      if (camera !== undefined && byMs !== 0) align(id, camera.offsetMs + byMs, 'eye');
    },
    /** Moves a camera by one of its own frames. */
    moveFrame: (id: string, direction: 1 | -1): void => {
      const camera = find(id);
      const frame = rig?.followerOf(id)?.frameMs() ?? usualFrameMs;
      if (camera !== undefined) align(id, camera.offsetMs + direction * frame, 'eye');
    },
    byClock: (id: string): void => {
      const camera = find(id);
      if (camera !== undefined) align(id, camera.byClockMs, 'clock');
    },
    /** Marks the moment that is on the glass, here or in that camera; with both sides marked, the offset follows. */
    mark: (id: string, side: keyof Marks): void => {
      const camera = find(id);
      const follower = rig?.followerOf(id) ?? null;
      if (camera === undefined || follower === null) return;
      const atMs = side === 'leaderMs' ? player.frameTime().ms : follower.pictureMs();
      const marks = marked(camera.marks, side, atMs);
      change(id, () => ({ marks }));
      if (marks.leaderMs !== null && marks.cameraMs !== null)
        align(id, offsetFromMarks(marks.leaderMs, marks.cameraMs), 'mark');
    },
    /** Lets this camera be heard, alone; null: the recording under review. */
    hear: (heard: string | null): void => {
      if (heard === null) player.setVolume(player.store.getState().volume || 1, false);
      store.setState({ heard });
    },
  };
}
