import { ALL_FORMATS, EncodedPacketSink, Input, type InputVideoTrack, type Source } from 'mediabunny';
import { type FrameIndex, frameIndexFrom } from './frameIndex.ts';

/** A clip that is open for reading: its container, and its picture track if there is one. */
export type OpenClip = { readonly input: Input; readonly track: InputVideoTrack | null };

/** Opens a container of any kind that the demuxer knows. Rejects for what isn't one. */
export async function openClip(source: Source): Promise<OpenClip> {
  const input = new Input({ source, formats: ALL_FORMATS });
  return { input, track: await input.getPrimaryVideoTrack() };
}

/**
 * Reads the timestamps of all frames from the container's own tables; no picture is fetched or decoded where the
 * container has an index. Null: there is no picture track. A file that breaks off gives the frames that its tables
 * name. `stop` ends it early.
 */
export async function readFrameIndex(
  { input, track }: OpenClip,
  stop: AbortSignal,
): Promise<FrameIndex | null> {
  if (track === null) return null;
  const packets: { readonly seconds: number; readonly isKey: boolean }[] = [];
  const sink = new EncodedPacketSink(track);
  for await (const packet of sink.packets(undefined, undefined, { metadataOnly: true })) {
    if (stop.aborted) return null;
    packets.push({ seconds: packet.timestamp, isKey: packet.type === 'key' });
  }
  return frameIndexFrom(packets, track.timeResolution, await input.getFirstTimestamp());
}
