import { describe, expect, test } from 'vitest';
import { ariaKeys, type KeyPress, keysText, nameOf, stepsOf } from '../../../renderer/keyboard/keys.ts';

const press = (key: string, more: Partial<KeyPress> = {}): KeyPress => ({
  key,
  code: '',
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  ...more,
});

describe('a press is named as bindings write it', () => {
  test.each<[says: string, press: KeyPress, name: string | null]>([
    ['a letter is its key, whatever its case', press('L'), 'l'],
    ['Shift with a letter counts', press('L', { shiftKey: true }), 'Shift+l'],
    ['a sign is the sign, however it is typed', press('?', { shiftKey: true }), '?'],
    ['Ctrl is Mod', press('Enter', { ctrlKey: true }), 'Mod+Enter'],
    ['the space bar has a name', press(' '), 'Space'],
    ['a layout without Latin letters goes by the place on the keyboard', press('д', { code: 'KeyL' }), 'l'],
    ['Alt with a digit goes by the place', press('¡', { altKey: true, code: 'Digit1' }), 'Alt+1'],
    ['a modifier alone is no press', press('Shift', { shiftKey: true }), null],
  ])('%s', (_, given, name) => {
    expect(nameOf(given, false)).toBe(name);
  });

  test('on a Mac Command is Mod and Ctrl is itself', () => {
    expect(nameOf(press('Enter', { metaKey: true }), true)).toBe('Mod+Enter');
    expect(nameOf(press('a', { ctrlKey: true }), true)).toBe('Ctrl+a');
  });
});

test('a binding may name its modifiers in any order, its letter in any case, and several steps', () => {
  expect(stepsOf('Shift+Mod+K')).toEqual(['Mod+Shift+k']);
  expect(stepsOf('g q')).toEqual(['g', 'q']);
  expect(stepsOf('Mod++')).toEqual(['Mod++']);
});

test('keys are shown as they stand on the keyboard', () => {
  expect(['l', 'Mod+Enter', 'g q', 'ArrowLeft', '?'].map((keys) => keysText(keys, false))).toEqual([
    'L',
    'Ctrl Enter',
    'G then Q',
    '←',
    '?',
  ]);
  expect(keysText('Mod+Enter', true)).toBe('⌘ Enter');
});

test('screen readers get keys in their own form, but no sequences', () => {
  expect(ariaKeys('Mod+Enter', false)).toBe('Control+Enter');
  expect(ariaKeys('g q', false)).toBeUndefined();
});
