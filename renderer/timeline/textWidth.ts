import { roughWidth } from './labels.ts';

let brush: CanvasRenderingContext2D | null | undefined;

/** Width of small text in the interface's face, in pixels, before it is drawn. */
export function textWidth(text: string): number {
  if (brush === undefined) {
    brush = document.createElement('canvas').getContext('2d');
    if (brush !== null) brush.font = '11px "Inter Variable", Inter, sans-serif';
  }
  return brush === null ? roughWidth(text) : brush.measureText(text).width;
}
