import type { Page } from '@playwright/test';
import { decode } from '../footage/frameCode.ts';

/** The number in the video's picture; null while there is none. */
export function paintedFrame(page: Page): Promise<number | null> {
  return frameIn(page, 'video');
}

/** The number in the picture that is seen: the decoded one laid over the video, where there is one. */
export function frameOnGlass(page: Page): Promise<number | null> {
  return frameIn(
    page,
    '.stage-overlay:not([hidden]), .stage-picture:not(:has(.stage-overlay:not([hidden]))) video',
  );
}

async function frameIn(page: Page, picture: string): Promise<number | null> {
  const [width, height] = [424, 240];
  const pixels = await page.locator(picture).evaluate(
    (video: HTMLVideoElement | HTMLCanvasElement, [wide, high]) => {
      const canvas = document.createElement('canvas');
      canvas.width = wide;
      canvas.height = high;
      const brush = canvas.getContext('2d');
      brush?.drawImage(video, 0, 0, wide, high);
      const { data } = brush?.getImageData(0, 0, wide, high) ?? { data: new Uint8ClampedArray() };
      return btoa(Array.from(data, (byte) => String.fromCharCode(byte)).join(''));
    },
    [width, height] as const,
  );
  return decode(Buffer.from(pixels, 'base64'), width, height);
}

/** The number in a still of a clip of 848 × 480, as it was saved; null while there is none. */
export async function numberInPng(page: Page, png: Buffer): Promise<number | null> {
  const [width, height] = [848, 480];
  const pixels = await page.evaluate(
    async ([text, wide, high]) => {
      const bytes = Uint8Array.from(atob(text), (sign) => sign.charCodeAt(0));
      const picture = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
      const brush = new OffscreenCanvas(wide, high).getContext('2d');
      brush?.drawImage(picture, 0, 0);
      const { data } = brush?.getImageData(0, 0, wide, high) ?? { data: new Uint8ClampedArray() };
      return btoa(Array.from(data, (byte) => String.fromCharCode(byte)).join(''));
    },
    [png.toString('base64'), width, height] as const,
  );
  return decode(Buffer.from(pixels, 'base64'), width, height);
}
