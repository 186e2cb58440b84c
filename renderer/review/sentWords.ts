import type { MarkState } from './reviewState.ts';

/** What the dot beside a mark means. */
export function sentText(sent: MarkState): string {
  switch (sent) {
    case 'writing':
      return 'Not kept on this desk yet';
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

const worstFirst = [
  'refused',
  'conflict',
  'writing',
  'kept',
  'accepted',
] as const satisfies readonly MarkState[];

type Sent = { readonly sent: MarkState };
type Parts = Sent & {
  readonly answers: readonly Sent[];
  readonly findings: readonly Sent[];
  readonly reclassification: Sent | null;
};

/** Where a review stands with all that belongs to it: sent only when its last mark is. */
export function sentOfAll({ sent, answers, findings, reclassification }: Parts): MarkState {
  const all = [sent, ...[...answers, ...findings].map((kept) => kept.sent), reclassification?.sent];
  return worstFirst.find((state) => all.includes(state)) ?? sent;
}
