import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

/** The page of colours itself, read as text: what is written there is what people see. */
const css = readFileSync(new URL('../../../renderer/look/tokens.css', import.meta.url), 'utf8');
const [dark = '', light = ''] = [/:root \{([^}]*)\}/, /:root\[data-theme="light"\] \{([^}]*)\}/].map(
  (block) => block.exec(css)?.[1] ?? '',
);

const grounds = ['ground', 'panel', 'raised', 'accent-ground'];
const texts = ['text', 'muted', 'faint', 'accent', 'late', 'early', 'narration', 'good', 'danger', 'note'];

describe.each([
  ['dark', dark],
  ['light', light],
])('in the %s theme', (_, block) => {
  test.each(texts.flatMap((text) => grounds.map((ground) => [text, ground] as const)))(
    '%s can be read on %s',
    (text, ground) => {
      expect(contrast(colour(block, text), colour(block, ground))).toBeGreaterThanOrEqual(4.5);
    },
  );

  test('the main button can be read', () => {
    expect(contrast(colour(block, 'on-accent'), colour(block, 'accent'))).toBeGreaterThanOrEqual(4.5);
  });

  test('the focus ring stands out', () => {
    for (const ground of grounds)
      expect(contrast(colour(block, 'accent'), colour(block, ground))).toBeGreaterThanOrEqual(3);
  });
});

function colour(block: string, name: string): string {
  return new RegExp(`--${name}: (#[0-9a-f]{6});`).exec(block)?.[1] ?? `--${name} is missing`;
}

/** WCAG 2.2 contrast ratio. */
function contrast(one: string, other: string): number {
  const [high = 0, low = 0] = [luminance(one), luminance(other)].toSorted((a, b) => b - a);
  return (high + 0.05) / (low + 0.05);
}

function luminance(hex: string): number {
  const [red = Number.NaN, green = Number.NaN, blue = Number.NaN] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
