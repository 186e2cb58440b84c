import { createHash } from 'node:crypto';
import { type Account, seesEverything } from '../contract/nouns/account.ts';
import type { Item } from './items/item.ts';
import { nounsForEverybody } from './items/item.ts';

/** Whether an account may see an item. The feed asks the same in SQL, in feed/page.ts; a test compares the two. */
export function isInScope(
  account: Account,
  item: Pick<Item, 'noun' | 'squadId' | 'divisionId' | 'accountId' | 'restricted'>,
): boolean {
  if (item.restricted && !seesEverything(account)) return false;
  if (item.accountId !== null) return item.accountId === account.id;
  if (nounsForEverybody.some((noun) => noun === item.noun)) return true;
  switch (account.scope.kind) {
    case 'department':
      return true;
    case 'division':
      return item.divisionId === account.scope.divisionId;
    case 'squad':
      return item.squadId === account.scope.squadId;
  }
}

/** Where that which an account makes belongs: as far as the account itself sees. */
export function placeOfScope(scope: Account['scope']): Pick<Item, 'squadId' | 'divisionId'> {
  return {
    squadId: scope.kind === 'squad' ? scope.squadId : null,
    divisionId: scope.kind === 'division' ? scope.divisionId : null,
  };
}

/**
 * Changes whenever the same cursor would stand for something else: another account, another scope, another way of
 * seeing, another database (`epoch`). A desk that holds a cursor of another fingerprint is sent everything anew.
 */
export function fingerprintOf(account: Account, epoch: string): string {
  const seen = JSON.stringify([epoch, account.id, account.scope, seesEverything(account)]);
  return createHash('sha256').update(seen).digest('base64url').slice(0, 22);
}
