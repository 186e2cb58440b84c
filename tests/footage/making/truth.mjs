// truth.json: what was planted in each clip and what was measured on the file, for tests to compare with.

import { vendorId } from './catalogue.mjs';
import { decodable, measure, numberedFrames } from './verify.mjs';

/** The truth about one finished clip. Intervals are milliseconds from the clip's first moment, as [start, end]. */
export function truthOf(clip, path) {
  const { officer, seconds, buffer, muted = [], marks = [], shift = 0, startsAt = 0, findings, says } = clip;
  const end = seconds * 1000 - startsAt * 1000;
  const own = (ms) => Math.round(ms - startsAt * 1000);
  const mutes = muted.map(([from, to]) => [own(from * 1000), own(to * 1000)]);
  const speech = clip.voices
    .map(({ who, text, startMs, endMs }) => ({
      startMs: Math.max(0, own(startMs)),
      endMs: own(endMs),
      who,
      text,
    }))
    .filter(({ startMs, endMs }) => endMs > 0 && startMs < end);
  const audible =
    clip.audio === null
      ? []
      : speech.filter((one) => !mutes.some(([from, to]) => one.startMs >= from && one.endMs <= to));
  return {
    importable: clip.refused !== true,
    vendorId: vendorId(clip),
    officer,
    says,
    findings,
    bufferMs: buffer * 1000,
    // "silent": the track is there and holds digital zero; "none": the sound track itself begins later.
    bufferSound: buffer === 0 ? null : (clip.bufferTrack ?? 'silent'),
    mutedMs: mutes,
    soundMarksMs: marks.map((at) => Math.round((at - shift) * 1000)),
    speech: audible,
    lastSpeechEndsMs: audible.at(-1)?.endMs ?? null,
    ...(clip.broken
      ? { decodableFrames: decodable(path), plannedFrames: Math.round(seconds * (clip.rate ?? 15)) }
      : {}),
    file: measure(clip, path),
  };
}

/** The list of a numbered clip's frames as JSON, one frame per line. */
export function frameList(file, path) {
  const { frames, ...head } = numberedFrames(path);
  const rows = frames.map((frame) => `    ${JSON.stringify(frame)}`).join(',\n');
  return `{\n  "file": "${file}",\n  "width": ${head.width},\n  "height": ${head.height},\n  "timeBase": "${head.timeBase}",\n  "frames": [\n${rows}\n  ]\n}\n`;
}
