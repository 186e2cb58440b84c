import type { Decoded } from '../reading/clipMessages.ts';

/** A decoded picture laid over the video while the video itself is still on its way to the same frame. */
export type Overlay = ReturnType<typeof createOverlay>;

export function createOverlay(host: HTMLElement) {
  const canvas = document.createElement('canvas');
  canvas.className = 'stage-overlay';
  canvas.hidden = true;
  host.append(canvas);
  const brush = canvas.getContext('2d', { alpha: false });
  let number: number | null = null;

  return {
    /** The number of the frame that is shown; null: the video itself is seen. */
    shows: (): number | null => number,
    /** What is seen, for a still; null: take it from the video. */
    canvas: (): HTMLCanvasElement | null => (number === null ? null : canvas),
    show: (picture: Decoded): void => {
      if (brush === null) return;
      draw(brush, picture);
      canvas.hidden = false;
      number = picture.number;
    },
    hide: (): void => {
      if (number === null) return;
      number = null;
      canvas.hidden = true;
    },
    remove: (): void => canvas.remove(),
  };
}

function draw(brush: CanvasRenderingContext2D, { frame, rotation }: Decoded): void {
  const { displayWidth: wide, displayHeight: high } = frame;
  const lies = rotation === 90 || rotation === 270;
  const [width, height] = lies ? [high, wide] : [wide, high];
  const { canvas } = brush;
  // Setting a size clears and allocates; most frames have the size of the one before.
  if (canvas.width !== width || canvas.height !== height) {
    canvas.width = width;
    canvas.height = height;
  }
  brush.save();
  brush.translate(width / 2, height / 2);
  brush.rotate((rotation * Math.PI) / 180);
  brush.drawImage(frame, -wide / 2, -high / 2, wide, high);
  brush.restore();
}
