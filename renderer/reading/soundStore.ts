import { createStore } from 'zustand/vanilla';
import type { SoundAsk, SoundTell } from './soundMessages.ts';
import type { Band, SoundShape } from './soundShape.ts';
import { waveFirst } from './waveFirst.ts';

/** What is known of a clip's sound. It grows while the clip is listened to; `done` counts are shares, 0–1. */
export type Sound = {
  /** `off`: not begun. `none`: the clip has no sound that can be decoded here. `failed`: it could not be read. */
  readonly state: 'off' | 'listening' | 'done' | 'none' | 'failed';
  readonly shape: SoundShape | null;
  readonly shapeDone: number;
  /** Null until the detector has begun. */
  readonly speech: readonly Band[] | null;
  readonly speechDone: number;
};

const nothingHeard: Sound = { state: 'off', shape: null, shapeDone: 0, speech: null, speechDone: 0 };

/** Clips whose sound is remembered in this window, by the hash of what is played. */
const remembered = new Map<string, Sound>();
const mostRemembered = 24;

export type SoundStore = ReturnType<typeof createSoundStore>;

/** Listens to one clip at a time in a worker of its own, which ends when the reviewer leaves. */
export function createSoundStore() {
  const store = createStore<Sound>(() => nothingHeard);
  let worker: Worker | null = null;

  function close(): void {
    worker?.terminate();
    worker = null;
    waveFirst.look(false);
    store.setState(nothingHeard);
  }

  return {
    store,
    close,
    /** Stands still while the machine is wanted for something else, and goes on after. */
    rest: (rests: boolean): void => worker?.postMessage({ ask: 'rest', rests } satisfies SoundAsk),
    /** `hash` names what is played, so that a clip seen again isn't listened to again; null: it has no name. */
    open: (url: string, durationMs: number, hash: string | null): void => {
      close();
      const known = hash === null ? undefined : remembered.get(hash);
      if (known !== undefined) {
        store.setState(known);
        return;
      }
      store.setState({ state: 'listening' });
      const listener = new Worker(new URL('./soundWorker.ts', import.meta.url), { type: 'module' });
      worker = listener;
      waveFirst.look(true);
      const end = (state: Sound['state']): void => {
        if (worker !== listener) return;
        waveFirst.look(false);
        store.setState({ state });
        if (hash !== null && state !== 'failed') remember(hash, store.getState());
        listener.terminate();
        worker = null;
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
      listener.postMessage({
        ask: 'listen',
        url: new URL(url, location.href).href,
        durationMs,
      } satisfies SoundAsk);
    },
  };
}

function remember(hash: string, sound: Sound): void {
  remembered.set(hash, sound);
  for (const oldest of [...remembered.keys()].slice(0, -mostRemembered)) remembered.delete(oldest);
}
