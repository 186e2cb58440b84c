import type { VideoSample } from 'mediabunny';
import { colourOf, shrinkI420 } from './shrink.ts';

/**
 * The picture as it is to be seen, turned and in its true shape, about so many pixels wide; null: nothing can be drawn here.
 * What decoders mostly hand out is averaged as it lies: drawn by a canvas it would all be turned into RGB first, and that
 * takes longer than decoding.
 */
export async function smallPicture(sample: VideoSample, width: number): Promise<OffscreenCanvas | null> {
  const height = Math.max(1, Math.round((width * sample.displayHeight) / sample.displayWidth));
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext('2d', { alpha: false });
  if (context === null) return null;
  context.imageSmoothingQuality = 'high';
  const averaged = sample.format === 'I420' ? await average(sample, width) : null;
  if (averaged === null) sample.drawWithFit(context, { fit: 'fill' });
  else drawTurned(context, averaged, sample.rotation);
  return canvas;
}

/** Whole blocks of pixels become one each; null where the picture isn't twice as wide. */
async function average(sample: VideoSample, width: number): Promise<OffscreenCanvas | null> {
  const frame = sample.toVideoFrame();
  try {
    const size = frame.visibleRect;
    // Colour has one value for two by two pixels, so a block is an even number of them wide.
    const block = 2 * Math.floor((size?.width ?? 0) / width / 2);
    if (size === null || block < 2) return null;
    const bytes = new Uint8Array(frame.allocationSize());
    const planes = await frame.copyTo(bytes);
    const small = shrinkI420(
      { bytes, planes, ...sizeOf(size) },
      block,
      colourOf(frame.colorSpace, size.height),
    );
    const canvas = new OffscreenCanvas(small.width, small.height);
    canvas.getContext('2d', { alpha: false })?.putImageData(new ImageData(small.rgba, small.width), 0, 0);
    return canvas;
  } finally {
    frame.close();
  }
}

function sizeOf({ width, height }: DOMRectReadOnly) {
  return { width, height };
}

/** Fills the canvas with a picture that is to be turned by so many degrees, clockwise. */
function drawTurned(
  context: OffscreenCanvasRenderingContext2D,
  picture: OffscreenCanvas,
  degrees: number,
): void {
  const { width, height } = context.canvas;
  const [along, across] = degrees % 180 === 0 ? [width, height] : [height, width];
  context.translate(width / 2, height / 2);
  context.rotate((degrees * Math.PI) / 180);
  context.drawImage(picture, -along / 2, -across / 2, along, across);
}
