import type { SentState } from '../../contract/desk-state.ts';

/** What the dot beside a mark means. */
export function sentText(sent: SentState): string {
  switch (sent) {
    case 'kept':
      return 'Kept on this desk, not sent yet';
    case 'accepted':
      return 'Accepted by the central';
    case 'conflict':
      return 'Differs from the central: decide under Sync';
    case 'refused':
      return 'Refused by the central: see Sync';
  }
}

const worstFirst = ['refused', 'conflict', 'kept', 'accepted'] as const satisfies readonly SentState[];

type Sent = { readonly sent: SentState };
type Parts = Sent & {
  readonly answers: readonly Sent[];
  readonly findings: readonly Sent[];
  readonly reclassification: Sent | null;
};

/** Where a review stands with all that belongs to it: sent only when its last mark is. */
export function sentOfAll({ sent, answers, findings, reclassification }: Parts): SentState {
  const all = [sent, ...[...answers, ...findings].map((kept) => kept.sent), reclassification?.sent];
  return worstFirst.find((state) => all.includes(state)) ?? sent;
}
