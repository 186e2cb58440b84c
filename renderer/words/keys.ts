import type { Desk } from '../../contract/desk-state.ts';

/** What guards the key to the work on this machine, for the sign-in page and the Sync screen; null: it needs no saying. */
export function keyPlaceText(keysIn: Desk['keysIn']): string | null {
  switch (keysIn) {
    case 'keyring':
      return null;
    case 'file':
      return 'The key to the work kept on this machine is in a file that only this user can read, not in the system’s keyring.';
    case 'passphrase':
      return 'This machine has no keyring: the work kept on it is locked with a passphrase of yours.';
  }
}

/** What the sign-in page asks for beside name and password. */
export type Asked = 'nothing' | 'passphrase' | 'new passphrase' | 'recovery code';

/** `code`: what the last try was refused with; `before`: what was asked for until then. */
export function askedAfter(code: string, before: Asked): Asked {
  switch (code) {
    case 'passphrase-needed':
    case 'passphrase-wrong':
      return 'passphrase';
    case 'passphrase-new':
      // A new passphrase is also wanted where the recovery code is given.
      return before === 'recovery code' ? before : 'new passphrase';
    case 'key-lost':
    case 'recovery-code-wrong':
      return 'recovery code';
    default:
      return before;
  }
}
