import type { SeedOrigin } from '../../../contract/nouns/draw.ts';
import { entryFault, type PaperEntry, preparerOf, type WorkPaper } from '../../../contract/nouns/sample.ts';

/** What an addition to a signed paper is called. */
export const entryWords: Readonly<Record<PaperEntry['kind'], string>> = {
  'sign-off': 'Signed off',
  remark: 'Remark',
};

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

/** Why this account can't sign a paper off, as a sentence; null: it can. */
export function noSignOff(
  accountId: string | null,
  paper: Pick<WorkPaper, 'signedById'> | null,
  planMaker: string,
  earlier: readonly Pick<PaperEntry, 'kind' | 'authorId'>[],
): string | null {
  if (accountId === null || paper === null) return 'The paper is not signed yet; its preparer signs first.';
  const off = { kind: 'sign-off', authorId: accountId, note: '' } as const;
  switch (entryFault(off, preparerOf(paper, planMaker), earlier)) {
    case 'own-paper':
      return 'You prepared this paper. Somebody else signs it off.';
    case 'signed-off':
      return 'You have signed this paper off already.';
    default:
      return null;
  }
}
