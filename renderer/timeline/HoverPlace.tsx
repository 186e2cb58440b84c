import { useEffect, useRef } from 'react';
import { clockText } from '../../contract/time.ts';
import type { Player } from '../player/player.ts';

type HoverPlaceProps = {
  readonly player: Pick<Player, 'thumbAt'>;
  /** Milliseconds of the clip at so many pixels from the left edge of the lanes. */
  readonly msAtX: (x: number) => number;
};

/** The time under the pointer, and a small picture of what is there. Written straight to the glass. */
export function HoverPlace({ player, msAtX }: HoverPlaceProps) {
  const text = useRef<HTMLSpanElement>(null);
  const picture = useRef<HTMLCanvasElement>(null);
  const at = useRef(msAtX);
  at.current = msAtX;
  useEffect(() => {
    const lanesElement = text.current?.parentElement;
    const ending = new AbortController();
    lanesElement?.addEventListener(
      'pointermove',
      (event) => {
        const box = lanesElement.getBoundingClientRect();
        const x = event.clientX - box.left;
        const place = at.current(x);
        if (text.current !== null) text.current.textContent = clockText(place).slice(0, -2);
        for (const element of [text.current, picture.current]) {
          if (element === null) continue;
          element.style.transform = `translateX(min(max(${x}px - 50%, 0px), ${box.width}px - 100%))`;
        }
        text.current?.setAttribute('data-shown', 'true');
        show(picture.current, player.thumbAt(place));
      },
      { signal: ending.signal },
    );
    lanesElement?.addEventListener(
      'pointerleave',
      () => {
        text.current?.removeAttribute('data-shown');
        picture.current?.removeAttribute('data-shown');
      },
      { signal: ending.signal },
    );
    return () => ending.abort();
  }, [player]);
  return (
    <>
      <canvas className="timeline-thumb" ref={picture} />
      <span className="timeline-hover" ref={text} aria-hidden="true" />
    </>
  );
}

function show(canvas: HTMLCanvasElement | null, bitmap: ImageBitmap | null): void {
  if (canvas === null || bitmap === null) {
    canvas?.removeAttribute('data-shown');
    return;
  }
  if (canvas.width !== bitmap.width || canvas.height !== bitmap.height) {
    canvas.width = bitmap.width;
    canvas.height = bitmap.height;
  }
  canvas.getContext('2d')?.drawImage(bitmap, 0, 0);
  canvas.setAttribute('data-shown', 'true');
}
