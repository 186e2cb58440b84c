import { expect, test } from 'vitest';
import { cameraKeys } from '../../../renderer/cameras/cameraCommands.ts';
import {
  type CommandMap,
  createKeyboard,
  type Fall,
  type Keyboard,
} from '../../../renderer/keyboard/commands.ts';
import { playKeys, reviewKeys } from '../../../renderer/review/reviewKeys.ts';

const map = {
  queue: { says: 'Go to the queue', keys: ['g q'] },
  late: { says: 'Late start', keys: ['l'] },
  step: { says: 'Next frame', keys: ['.'], repeats: true },
  submit: { says: 'Submit', keys: ['Mod+Enter'] },
} satisfies CommandMap;

const fall = (key: string, more: Partial<Fall> = {}): Fall => ({
  key,
  code: '',
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  repeat: false,
  at: 0,
  inField: false,
  inPopup: false,
  ...more,
});

/** A keyboard with the commands above; `ran` lists what ran. */
function given(
  layers: readonly { readonly map?: CommandMap; readonly modal?: boolean; readonly says?: string }[] = [{}],
) {
  const ran: string[] = [];
  const keyboard: Keyboard = createKeyboard(false);
  const remove = layers.map((layer) =>
    keyboard.add({
      title: 'Test',
      map: layer.map ?? map,
      modal: layer.modal ?? false,
      run: (name) => {
        ran.push((layer.says ?? '') + name);
        return true;
      },
    }),
  );
  return { keyboard, ran, remove };
}

test('a key runs its command and is taken', () => {
  const { keyboard, ran } = given();
  expect(keyboard.press(fall('l'))).toBe(true);
  expect(keyboard.press(fall('z'))).toBe(false);
  expect(ran).toEqual(['late']);
});

test('two keys one after the other are a command, if the second comes soon', () => {
  const { keyboard, ran } = given();
  expect([keyboard.press(fall('g', { at: 0 })), keyboard.press(fall('q', { at: 800 }))]).toEqual([
    true,
    true,
  ]);
  keyboard.press(fall('g', { at: 5000 }));
  expect(keyboard.press(fall('q', { at: 9000 }))).toBe(false);
  expect(ran).toEqual(['queue']);
});

test('a key that does not go on with a sequence stands for itself', () => {
  const { keyboard, ran } = given();
  keyboard.press(fall('g', { at: 0 }));
  keyboard.press(fall('l', { at: 100 }));
  expect(ran).toEqual(['late']);
});

test('typing in a field is text, unless a modifier is held', () => {
  const { keyboard, ran } = given();
  expect(keyboard.press(fall('l', { inField: true }))).toBe(false);
  expect(keyboard.press(fall('Enter', { inField: true, ctrlKey: true }))).toBe(true);
  expect(ran).toEqual(['submit']);
});

test('an open menu or list keeps all keys', () => {
  const { keyboard, ran } = given();
  keyboard.press(fall('Enter', { inPopup: true, ctrlKey: true }));
  expect(ran).toEqual([]);
});

test('a key that is held down repeats only commands that step', () => {
  const { keyboard, ran } = given();
  keyboard.press(fall('l', { repeat: true }));
  keyboard.press(fall('.', { repeat: true }));
  expect(ran).toEqual(['step']);
});

test('the newest screen part is asked first', () => {
  const { keyboard, ran, remove } = given([{ says: 'below ' }, { says: 'above ' }]);
  keyboard.press(fall('l'));
  remove[1]?.();
  keyboard.press(fall('l'));
  expect(ran).toEqual(['above late', 'below late']);
});

test('a dialog silences the screen below it', () => {
  const { keyboard, ran } = given([{}, { map: {}, modal: true }]);
  expect(keyboard.press(fall('l'))).toBe(false);
  expect(ran).toEqual([]);
});

test('a command that nobody handles leaves the key to others', () => {
  const keyboard = createKeyboard(false);
  keyboard.add({ title: 'Test', map, modal: false, run: () => false });
  expect(keyboard.press(fall('l'))).toBe(false);
});

test('a key that a command was given is its key, and the one from the map no longer', () => {
  const { keyboard, ran } = given();
  keyboard.bound.setState({ bound: { late: ['b'] } });
  expect([keyboard.press(fall('l')), keyboard.press(fall('b'))]).toEqual([false, true]);
  expect(ran).toEqual(['late']);
});

test('a key of the number pad runs what is bound to it, else what its sign is bound to', () => {
  const { keyboard, ran } = given([{ map: { five: { says: 'Five', keys: ['5'] } } }]);
  keyboard.press(fall('5', { code: 'Numpad5' }));
  keyboard.add({
    title: 'Pad',
    map: { pad: { says: 'Pad', keys: ['Num5'] } },
    modal: false,
    run: (name) => {
      ran.push(name);
      return true;
    },
  });
  keyboard.press(fall('5', { code: 'Numpad5' }));
  keyboard.press(fall('Clear', { code: 'Numpad5' }));
  keyboard.press(fall('5', { code: 'Digit5' }));
  expect(ran).toEqual(['five', 'pad', 'pad', 'five']);
});

test('from a field, Alt and the key run playback and tags, and nothing else', () => {
  const fields = {
    'tag.late': { says: 'Late start', keys: ['s'] },
    'play.back': { says: 'Back', keys: ['Shift+ArrowLeft'], repeats: true },
    'review.outcome': { says: 'Outcome', keys: ['q'] },
    'desk.theme': { says: 'Theme', keys: ['Alt+t'] },
  } satisfies CommandMap;
  const { keyboard, ran } = given([{ map: fields }]);
  const typed = { inField: true, altKey: true };
  expect(keyboard.press(fall('s', typed))).toBe(true);
  expect(keyboard.press(fall('ArrowLeft', { ...typed, shiftKey: true }))).toBe(true);
  expect(keyboard.press(fall('t', typed))).toBe(true);
  expect(keyboard.press(fall('q', typed))).toBe(false);
  expect(keyboard.press(fall('s', { altKey: true }))).toBe(false);
  expect(keyboard.press(fall('s', { ...typed, ctrlKey: true }))).toBe(false);
  expect(ran).toEqual(['tag.late', 'play.back', 'desk.theme']);
});

test('while a note is typed, Alt and a letter tag and play, although a camera is chosen', () => {
  const { keyboard, ran } = given([{ map: playKeys }, { map: reviewKeys }, { map: cameraKeys }]);
  const pressed = (inField: boolean) =>
    ['j', 'k', 'm', 'n', 's', 'b'].map((key) => {
      keyboard.press(fall(key, { altKey: true, inField }));
      return ran.pop();
    });
  expect(pressed(true)).toEqual([
    'shuttle.back',
    'shuttle.pause',
    'tag.note',
    'tag.narration',
    'tag.late',
    'jump.silence',
  ]);
  expect(pressed(false)).toEqual([
    'camera.frameBack',
    'camera.frameOn',
    'camera.markHere',
    'camera.markThere',
    'camera.hear',
    'camera.next',
  ]);
});

test('Alt and a digit of the number pad type a sign by its number, in a field', () => {
  const { keyboard } = given([{ map: { 'tag.late': { says: 'Late', keys: ['Num7'] } } }]);
  expect(keyboard.press(fall('7', { code: 'Numpad7', inField: true, altKey: true }))).toBe(false);
});

test('on a Mac, where Option types signs, Ctrl runs commands from a field', () => {
  const ran: string[] = [];
  const keyboard = createKeyboard(true);
  keyboard.add({
    title: 'Test',
    map: { 'tag.late': { says: 'Late', keys: ['s'] } },
    modal: false,
    run: (name) => {
      ran.push(name);
      return true;
    },
  });
  expect(keyboard.press(fall('ß', { code: 'KeyS', inField: true, altKey: true }))).toBe(false);
  expect(keyboard.press(fall('s', { code: 'KeyS', inField: true, ctrlKey: true }))).toBe(true);
  expect(ran).toEqual(['tag.late']);
});

test('what is pressed on the way to a screen waits for its commands, and text, system keys and held keys do not', () => {
  const { keyboard, ran, remove } = given([{ says: 'list: ' }]);
  expect(keyboard.holds(fall('l'))).toBe(false);
  keyboard.hold();
  const taken = [
    fall('l'),
    fall('.', { repeat: true }),
    fall('l', { inField: true }),
    fall('Tab'),
    fall('r', { ctrlKey: true }),
    fall('.'),
  ].map((one) => keyboard.holds(one));
  expect(taken).toEqual([true, true, false, false, false, true]);
  remove[0]?.();
  expect(ran).toEqual([]);
  keyboard.add({ title: 'Next', map, modal: false, run: (name) => ran.push(`screen: ${name}`) > 0 });
  keyboard.letGo();
  expect(ran).toEqual(['screen: late', 'screen: step']);
  expect(keyboard.holds(fall('l'))).toBe(false);
});
