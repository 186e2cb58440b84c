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
import { eraseTimes } from './eraseTimes.ts';

/**
 * Writes the same pictures and sounds into an MP4 file with an index, so that a player can seek at once. Nothing is
 * encoded anew, and every packet keeps its time in the original's own ticks, so that a mark made on the copy holds
 * for the original; a transport stream, which counts from anywhere, is counted from its first moment instead. The
 * same original makes the same copy, byte for byte. Throws when the original can't be read to its end.
 */
export async function writeSeekableCopy(original: string, copy: string): Promise<void> {
  const input = new Input({ source: new FilePathSource(original), formats: ALL_FORMATS });
  try {
    const isStream = (await input.getFormat()).name.includes('Transport');
    const start = isStream ? await input.getFirstTimestamp() : 0;
    await writeMp4(input, copy, (packet) => moved(packet, -start));
  } finally {
    input.dispose();
  }
}

/** Writes a clip several times over, one after the other. For demonstrations that need longer footage than there is. */
export async function writeLoop(original: string, copy: string, times: number): Promise<void> {
  const input = new Input({ source: new FilePathSource(original), formats: ALL_FORMATS });
  try {
    const length = await input.computeDuration();
    await writeMp4(input, copy, (packet, round) => moved(packet, round * length), times);
  } finally {
    input.dispose();
  }
}

type Placing = (packet: EncodedPacket, round: number) => EncodedPacket;

async function writeMp4(input: Input, path: string, place: Placing, rounds = 1): Promise<void> {
  const output = new Output({
    format: new Mp4OutputFormat({ fastStart: false }),
    target: new FilePathTarget(path),
  });
  try {
    const lanes: Lane[] = [];
    for (const track of await input.getTracks()) lanes.push(await laneFor(track, output, place, rounds));
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
  }
  await eraseTimes(path);
}

/** One track on its way into the file. */
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

async function laneFor(track: InputTrack, output: Output, place: Placing, rounds: number): Promise<Lane> {
  const packets = roundsOf(track, place, rounds);
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

async function* roundsOf(
  track: InputTrack,
  place: Placing,
  rounds: number,
): AsyncGenerator<EncodedPacket, void> {
  const sink = new EncodedPacketSink(track);
  for (let round = 0; round < rounds; round += 1) {
    for await (const packet of sink.packets()) {
      // What lies before 0 only warms the decoder up; in a later round it would fall into the round before.
      if (round === 0 || packet.timestamp >= 0) yield place(packet, round);
    }
  }
}

function moved(packet: EncodedPacket, bySeconds: number): EncodedPacket {
  return bySeconds === 0 ? packet : packet.clone({ timestamp: packet.timestamp + bySeconds });
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
