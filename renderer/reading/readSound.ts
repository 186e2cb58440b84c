import { AudioSampleSink, type Input } from 'mediabunny';

/** A piece of a clip's sound: one channel, −1 to 1, from this second of the clip on. */
export type Piece = { readonly startSeconds: number; readonly samples: Float32Array; readonly rate: number };

/**
 * Decodes a clip's first sound track piece by piece, all channels mixed into one, in constant memory. Null: it has no
 * sound, or this machine can't decode it. The iteration throws where the file is damaged; what came before stands.
 */
export async function soundOf(input: Input): Promise<AsyncGenerator<Piece, void> | null> {
  const track = await input.getPrimaryAudioTrack();
  if (track === null || !(await track.canDecode())) return null;
  return pieces(new AudioSampleSink(track));
}

async function* pieces(sink: AudioSampleSink): AsyncGenerator<Piece, void> {
  for await (const sample of sink.samples()) {
    const { timestamp, sampleRate, numberOfChannels, numberOfFrames } = sample;
    const mixed = new Float32Array(numberOfFrames);
    const channel = new Float32Array(numberOfFrames);
    for (let plane = 0; plane < numberOfChannels; plane += 1) {
      sample.copyTo(plane === 0 ? mixed : channel, { planeIndex: plane, format: 'f32-planar' });
      if (plane > 0)
        for (let n = 0; n < numberOfFrames; n += 1) mixed[n] = (mixed[n] ?? 0) + (channel[n] ?? 0);
    }
    if (numberOfChannels > 1)
      for (let n = 0; n < numberOfFrames; n += 1) mixed[n] = (mixed[n] ?? 0) / numberOfChannels;
    sample.close();
    yield { startSeconds: timestamp, samples: mixed, rate: sampleRate };
  }
}
