import type { SeedOrigin } from '../../../contract/nouns/draw.ts';

/** Where the seed came from, as a sentence for somebody who wasn't there. */
export function originText(origin: SeedOrigin): string {
  switch (origin.kind) {
    case 'dice':
      return `Dice: ${origin.says}`;
    case 'person':
      return `Given by ${origin.name}`;
    case 'public':
      return `Published by ${origin.source}: ${origin.says}`;
    case 'period':
      return `The central’s seed of the period ${origin.periodId}, whose hash was published before the period began`;
  }
}

/** The seed so that nothing of it stays unseen: spaces at its ends and breaks of line are written as signs. */
export function seedText(seed: string): string {
  return seed
    .replace(/\r/g, '␍')
    .replace(/\n/g, '␊')
    .replace(/\t/g, '␉')
    .replace(/^ +| +$/g, (spaces) => '␠'.repeat(spaces.length));
}
