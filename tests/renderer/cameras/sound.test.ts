import { expect, test } from 'vitest';
import { createStore } from 'zustand/vanilla';
import { noCameras } from '../../../renderer/cameras/camerasState.ts';
import { keepOneHeard } from '../../../renderer/cameras/sound.ts';
import type { Player } from '../../../renderer/player/player.ts';

/** The sound of a player and of the cameras beside it, joined. */
function joined(muted = false) {
  const sound = createStore(() => ({ volume: 0.8, muted }));
  const player = {
    store: sound,
    setVolume: (volume: number, isMuted: boolean) => sound.setState({ volume, muted: isMuted }),
  } as unknown as Player;
  const store = createStore(() => noCameras);
  const told: (readonly [string | null, number])[] = [];
  const stop = keepOneHeard(player, store, { hear: (heard, volume) => told.push([heard, volume]) });
  return { sound, store, told, stop };
}

test('while another camera is heard the one under review is silent; taken back, it is as it was', () => {
  for (const muted of [false, true]) {
    const { sound, store, told } = joined(muted);
    store.setState({ heard: 'b' });
    expect(sound.getState().muted).toBe(true);
    expect(told.at(-1)).toEqual(['b', 0.8]);
    store.setState({ heard: null });
    expect(sound.getState().muted).toBe(muted);
    expect(told.at(-1)).toEqual([null, 0.8]);
  }
});

test('from one camera to another, only the last is heard', () => {
  const { sound, store, told } = joined();
  store.setState({ heard: 'b' });
  store.setState({ heard: 'c' });
  expect(told.at(-1)).toEqual(['c', 0.8]);
  store.setState({ heard: null });
  expect(sound.getState().muted).toBe(false);
});

test('its own sound switched on is heard instead of the other camera', () => {
  const { sound, store, told } = joined();
  store.setState({ heard: 'b' });
  sound.setState({ muted: false });
  expect(store.getState().heard).toBeNull();
  expect(sound.getState().muted).toBe(false);
  expect(told.at(-1)).toEqual([null, 0.8]);
});

test('the volume goes with the camera that is heard, and leaving gives the sound back', () => {
  const { sound, store, told, stop } = joined();
  store.setState({ heard: 'b' });
  sound.setState({ volume: 0.3 });
  expect(told.at(-1)).toEqual(['b', 0.3]);
  stop();
  expect(sound.getState()).toEqual({ volume: 0.3, muted: false });
});
