import { type AudioSample, AudioSampleSink, type Input } from 'mediabunny';

/** A piece of a clip's sound: one channel, −1 to 1, from this second of the clip on. `samples` is used again for the next piece. */
export type Piece = { readonly startSeconds: number; readonly samples: Float32Array; readonly rate: number };

/**
 * Decodes a clip's first sound track piece by piece, all channels mixed into one, in constant memory; the next piece
 * waits until `take` is done. False: it has no sound, or this machine can't decode it. What comes before damage is good;
 * the player says where a recording is damaged.
 */
export async function readSound(
  input: Input,
  take: (piece: Piece) => Promise<void> | null,
): Promise<boolean> {
  const track = await input.getPrimaryAudioTrack();
  if (track === null || !(await track.canDecode())) return false;
  const pieces = new AudioSampleSink(track).samples();
  let room = new Float32Array(8192);
  for (;;) {
    const sample = await nextOf(pieces);
    if (sample === null) return true;
    const { timestamp, sampleRate, numberOfChannels, numberOfFrames } = sample;
    if (room.length < numberOfFrames * numberOfChannels)
      room = new Float32Array(numberOfFrames * numberOfChannels);
    sample.copyTo(room.subarray(0, numberOfFrames * numberOfChannels), { planeIndex: 0, format: 'f32' });
    sample.close();
    mix(room, numberOfFrames, numberOfChannels);
    const waits = take({
      startSeconds: timestamp,
      samples: room.subarray(0, numberOfFrames),
      rate: sampleRate,
    });
    // Nothing is waited for where nothing has to be: there are fifty pieces to a second.
    if (waits !== null) await waits;
  }
}

async function nextOf(pieces: AsyncGenerator<AudioSample, void, unknown>): Promise<AudioSample | null> {
  try {
    return (await pieces.next()).value ?? null;
  } catch {
    return null;
  }
}

/** Samples lie channel beside channel; their mean takes the place of the first ones. */
function mix(room: Float32Array, frames: number, channels: number): void {
  if (channels === 1) return;
  for (let n = 0; n < frames; n += 1) {
    let sum = 0;
    for (let channel = 0; channel < channels; channel += 1) sum += room[n * channels + channel] ?? 0;
    room[n] = sum / channels;
  }
}
