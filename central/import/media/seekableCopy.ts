import {
  ALL_FORMATS,
  EncodedAudioPacketSource,
  type EncodedPacket,
  EncodedPacketSink,
  EncodedVideoPacketSource,
  FilePathSource,
  FilePathTarget,
  Input,
  type InputTrack,
  Mp4OutputFormat,
  Output,
} from 'mediabunny';

/**
 * Writes the same pictures and sounds into an MP4 file with an index, so that a player can seek at once. Nothing is
 * encoded anew, and every packet keeps its time in the original's own ticks, so that a mark made on the copy holds
 * for the original. Throws when the original can't be read to its end; the copy is then not to be used.
 */
export async function writeSeekableCopy(original: string, copy: string): Promise<void> {
  const input = new Input({ source: new FilePathSource(original), formats: ALL_FORMATS });
  const output = new Output({
    format: new Mp4OutputFormat({ fastStart: false }),
    target: new FilePathTarget(copy),
  });
  try {
    const lanes: Lane[] = [];
    for (const track of await input.getTracks()) lanes.push(await laneFor(track, output));
    await output.start();
    for (const lane of lanes) await lane.advance();
    for (let lane = earliest(lanes); lane !== null; lane = earliest(lanes)) {
      await lane.write();
      await lane.advance();
    }
    await output.finalize();
  } catch (error) {
    await output.cancel();
    throw error;
  } finally {
    input.dispose();
  }
}

/** One track on its way from the original to the copy. */
type Lane = {
  readonly next: () => EncodedPacket | null;
  readonly advance: () => Promise<void>;
  readonly write: () => Promise<void>;
};

/** Packets go out in the order of their times, so that sound lies beside its picture in the file. */
function earliest(lanes: readonly Lane[]): Lane | null {
  let first: Lane | null = null;
  let at = Number.POSITIVE_INFINITY;
  for (const lane of lanes) {
    const packet = lane.next();
    if (packet !== null && packet.timestamp < at) {
      first = lane;
      at = packet.timestamp;
    }
  }
  return first;
}

async function laneFor(track: InputTrack, output: Output): Promise<Lane> {
  const packets = new EncodedPacketSink(track).packets();
  const add = await addTrack(track, output);
  let packet: EncodedPacket | null = null;
  return {
    next: () => packet,
    advance: async () => {
      const step = await packets.next();
      packet = step.done === true ? null : step.value;
    },
    write: async () => {
      if (packet !== null) await add(packet);
    },
  };
}

async function addTrack(
  track: InputTrack,
  output: Output,
): Promise<(packet: EncodedPacket) => Promise<void>> {
  if (track.isVideoTrack()) {
    const codec = await track.getCodec();
    const decoderConfig = await track.getDecoderConfig();
    if (codec === null || decoderConfig === null) throw new Error('the picture has an unknown codec');
    const source = new EncodedVideoPacketSource(codec);
    // The "frame rate" that fixes the ticks of the copy: the original's own ticks per second.
    const frameRate = await track.getTimeResolution();
    output.addVideoTrack(source, { frameRate, rotation: await track.getRotation() });
    return (packet) => source.add(packet, { decoderConfig });
  }
  if (track.isAudioTrack()) {
    const codec = await track.getCodec();
    const decoderConfig = await track.getDecoderConfig();
    if (codec === null || decoderConfig === null) throw new Error('the sound has an unknown codec');
    const source = new EncodedAudioPacketSource(codec);
    output.addAudioTrack(source);
    return (packet) => source.add(packet, { decoderConfig });
  }
  throw new Error(`a track of kind ${track.type} cannot be copied`);
}
