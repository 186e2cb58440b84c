import type { FrameStamp } from '../../contract/nouns/finding.ts';
import type { Video } from '../../contract/nouns/video.ts';
import { clockText } from '../../contract/time.ts';
import type { FrameTime } from '../player/glass.ts';
import { withTexts } from './pngTexts.ts';

/** Which frame a still shows, of which recording, and who took it: written into the picture file. */
export type StillFacts = {
  readonly video: Pick<Video, 'id' | 'vendorId' | 'title' | 'incidentNumber' | 'media'>;
  readonly at: FrameTime;
  readonly reviewer: { readonly id: string; readonly name: string };
  readonly takenAt: number;
};

/** A PNG of a picture at its own size, with the facts in its metadata. Null where the browser gives no picture. */
export async function stillOf(
  picture: HTMLVideoElement | HTMLCanvasElement,
  facts: StillFacts,
): Promise<Blob | null> {
  const png = await pngOf(picture);
  return png === null ? null : new Blob([withTexts(png, textsOf(facts))], { type: 'image/png' });
}

/** `26-045512 frame 1842 at 00-01-01.395.png`; nothing in it that a file system refuses. */
export function fileNameOf({ video, at }: Pick<StillFacts, 'video' | 'at'>): string {
  const name = video.incidentNumber ?? video.vendorId ?? video.id;
  const frame = at.frame.number === null ? '' : ` frame ${at.frame.number}`;
  const plain = `${name}${frame} at ${clockText(at.ms)}`.replace(/[^\p{L}\p{N} .-]/gu, '-');
  return `${plain.slice(0, 120)}.png`;
}

/** The facts as PNG texts: keyword and text. The first four keywords are the specification's own. */
export function textsOf({ video, at, reviewer, takenAt }: StillFacts): Readonly<Record<string, string>> {
  return {
    Title: video.title,
    Author: `${reviewer.name} (${reviewer.id})`,
    'Creation Time': new Date(takenAt).toISOString(),
    Software: 'Second Watch',
    'Clip id': video.id,
    'Clip SHA-256': video.media?.sha256 ?? 'unknown',
    ...(at.frame.sha256 !== null && at.frame.sha256 !== video.media?.sha256
      ? { 'Played copy SHA-256': at.frame.sha256 }
      : {}),
    'Frame number': at.frame.number === null ? 'unknown' : String(at.frame.number),
    Timestamp: timestampText(at.frame),
    Place: clockText(at.ms),
  };
}

/** `920925/15000 s, from the container's index`: exact, with what it was learned from. */
function timestampText({ pts, timeBase, source }: FrameStamp): string {
  const learned = {
    index: 'from the container’s index',
    picture: 'from the picture that the browser showed',
    clock: 'from the playback clock, without a picture',
  }[source];
  return `${pts}/${timeBase} s, ${learned}`;
}

async function pngOf(picture: HTMLVideoElement | HTMLCanvasElement): Promise<Uint8Array | null> {
  const [width, height] =
    picture instanceof HTMLVideoElement
      ? [picture.videoWidth, picture.videoHeight]
      : [picture.width, picture.height];
  if (width === 0 || height === 0) return null;
  const canvas = new OffscreenCanvas(width, height);
  canvas.getContext('2d', { alpha: false })?.drawImage(picture, 0, 0, width, height);
  const blob = await canvas.convertToBlob({ type: 'image/png' });
  return new Uint8Array(await blob.arrayBuffer());
}
