import { createStore } from 'zustand/vanilla';
import { keepSoundFound, readSoundFound } from './keptSound.ts';
import type { SoundAsk, SoundTell } from './soundMessages.ts';
import type { Band, SoundShape } from './soundShape.ts';
import { waveFirst } from './waveFirst.ts';

/** What is known of a clip's sound. It grows while the clip is listened to; `done` counts are shares, 0–1. */
export type Sound = {
  /**
   * `off`: not begun. `asking`: whether it was listened to before. `none`: the clip has no sound that can be decoded here.
   * `failed`: it could not be read.
   */
  readonly state: 'off' | 'asking' | 'listening' | 'done' | 'none' | 'failed';
  readonly shape: SoundShape | null;
  readonly shapeDone: number;
  /** Null until the detector has begun. */
  readonly speech: readonly Band[] | null;
  readonly speechDone: number;
};

const nothingHeard: Sound = { state: 'off', shape: null, shapeDone: 0, speech: null, speechDone: 0 };

/** The screen around the picture is drawn before a sound is listened to; in milliseconds. */
const listenAfter = 200;

export type SoundStore = ReturnType<typeof createSoundStore>;

/** Listens to one clip at a time in a worker of its own, which ends when the reviewer leaves; never twice to the same. */
export function createSoundStore() {
  const store = createStore<Sound>(() => nothingHeard);
  let worker: Worker | null = null;
  let rests = false;
  let turn = 0;
  let last: { readonly url: string; readonly durationMs: number } | null = null;
  let soon: ReturnType<typeof setTimeout> | undefined;

  function close(): void {
    turn += 1;
    endWorker();
    store.setState(nothingHeard);
  }

  function endWorker(): void {
    clearTimeout(soon);
    worker?.terminate();
    worker = null;
    waveFirst.look(false);
  }

  function ask(message: SoundAsk): void {
    worker?.postMessage(message);
  }

  function listen(url: string, durationMs: number): void {
    const listener = new Worker(new URL('./soundWorker.ts', import.meta.url), { type: 'module' });
    worker = listener;
    const end = (state: Sound['state']): void => {
      if (worker !== listener) return;
      endWorker();
      store.setState({ state });
      keep(url, durationMs);
    };
    listener.addEventListener('error', () => end('failed'));
    listener.addEventListener('message', ({ data }: MessageEvent<SoundTell>) => {
      if (worker !== listener) return;
      if (data.tell === 'shape') {
        store.setState({ shape: data.shape, shapeDone: data.done });
        if (data.done === 1) waveFirst.look(false);
      } else if (data.tell === 'speech') store.setState({ speech: data.bands, speechDone: data.done });
      else if (data.tell === 'no-sound') end('none');
      // The picture of the sound may be whole although the detector could not be loaded.
      else end(store.getState().shapeDone === 1 ? 'done' : 'failed');
      if (data.tell === 'speech' && data.done === 1) end('done');
    });
    if (rests) ask({ ask: 'rest', rests });
    // Meanwhile the worker's own program is loaded.
    soon = setTimeout(() => {
      store.setState({ state: 'listening' });
      waveFirst.look(true);
      ask({ ask: 'listen', url: new URL(url, location.href).href, durationMs });
    }, listenAfter);
  }

  /** What is whole. A detector that wasn't there may be there the next time. */
  function keep(url: string, durationMs: number): void {
    const { state, shape, speech, speechDone } = store.getState();
    if (state === 'none') void keepSoundFound(url, durationMs, { state });
    else if (state === 'done' && shape !== null && speech !== null && speechDone === 1)
      void keepSoundFound(url, durationMs, { state, shape, speech });
  }

  function open(url: string, durationMs: number): void {
    close();
    last = { url, durationMs };
    const mine = turn;
    store.setState({ state: 'asking' });
    void readSoundFound(url, durationMs).then((found) => {
      if (turn !== mine) return;
      if (found === null) listen(url, durationMs);
      else if (found.state === 'none') store.setState({ state: 'none' });
      else store.setState({ ...found, shapeDone: 1, speechDone: 1 });
    });
  }

  return {
    store,
    close,
    /** Once there may be bytes again that weren't to be had while the screen was concealed. */
    again: (): void => {
      if (store.getState().state === 'failed' && last !== null) open(last.url, last.durationMs);
    },
    /** Stands still while the machine is wanted for something else, and goes on after. */
    rest: (isWished: boolean): void => {
      rests = isWished;
      ask({ ask: 'rest', rests });
    },
    /** `url`: `/media/<handle>`. A clip that was listened to on this machine before is not listened to again. */
    open,
  };
}
