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
