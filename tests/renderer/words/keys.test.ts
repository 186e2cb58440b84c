import { expect, test } from 'vitest';
import { askedAfter, keyPlaceText } from '../../../renderer/words/keys.ts';

test('what is asked for beside the password follows from the refusal, and stays through others', () => {
  expect(askedAfter('wrong-password', 'nothing')).toBe('nothing');
  expect(askedAfter('passphrase-new', 'nothing')).toBe('new passphrase');
  expect(askedAfter('passphrase-wrong', 'nothing')).toBe('passphrase');
  expect(askedAfter('key-lost', 'passphrase')).toBe('recovery code');
  expect(askedAfter('passphrase-new', 'recovery code')).toBe('recovery code');
  expect(askedAfter('wrong-password', 'recovery code')).toBe('recovery code');
  expect(askedAfter('key-locked', 'nothing')).toBe('nothing');
});

test('a keyring needs no saying, everything else is said', () => {
  expect(keyPlaceText('keyring')).toBeNull();
  expect(keyPlaceText('file')).toContain('in a file');
  expect(keyPlaceText('passphrase')).toContain('passphrase');
});
