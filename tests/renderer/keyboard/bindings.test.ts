import { expect, test } from 'vitest';
import {
  boundBy,
  clashesOf,
  type Heard,
  keysOf,
  type OwnKeys,
  readKeys,
  standardKeys,
  withKey,
  withoutOwn,
} from '../../../renderer/keyboard/bindings.ts';
import { deskKeys } from '../../../renderer/keyboard/desk-keys.ts';
import { type PresetId, presets } from '../../../renderer/keyboard/presets.ts';
import { findingKeys, formKeys, playKeys, reviewKeys } from '../../../renderer/review/reviewKeys.ts';

const layers: readonly Heard[] = [
  { title: 'On a finding', map: findingKeys, inFocus: true },
  { title: 'In the form', map: formKeys, inFocus: true },
  { title: 'Review', map: reviewKeys, inFocus: false },
  { title: 'Playback', map: playKeys, inFocus: false },
  { title: 'Everywhere', map: deskKeys, inFocus: false },
];
const presetIds = Object.keys(presets) as PresetId[];

const clashes = (name: string, key: string, keys: OwnKeys = standardKeys) =>
  clashesOf(layers, name, key, boundBy(keys)).map((clash) => `${clash.kind} ${clash.name}`);

test('in Standard J K L are the shuttle and S tags a late start; in Letters L does', () => {
  const late = (preset: PresetId) => keysOf(reviewKeys, 'tag.late', boundBy({ preset, own: {} }));
  expect(presetIds.map(late)).toEqual([['S'], ['L'], ['Num7', 'S']]);
  expect(keysOf(playKeys, 'shuttle.on', boundBy(standardKeys))).toEqual(['L']);
  expect(keysOf(playKeys, 'shuttle.on', boundBy({ preset: 'letters', own: {} }))).toEqual([]);
});

test.each(presetIds)('in %s no key is taken by two commands, and every name in it is a command', (preset) => {
  const bound = boundBy({ preset, own: {} });
  const taken = layers.flatMap(({ map }) =>
    Object.keys(map).flatMap((name) =>
      keysOf(map, name, bound).flatMap((key) =>
        clashesOf(layers, name, key, bound)
          .filter(({ kind }) => kind === 'taken')
          .map((clash) => `${key}: ${name}, ${clash.name}`),
      ),
    ),
  );
  expect(taken).toEqual([]);
  const names = new Set(layers.flatMap(({ map }) => Object.keys(map)));
  expect(Object.keys(presets[preset].keys).filter((name) => !names.has(name))).toEqual([]);
});

test('with the number pad, playing, stepping, speed and the four tags lie on it', () => {
  const bound = boundBy({ preset: 'number-pad', own: {} });
  const all = { ...playKeys, ...reviewKeys };
  const names = [
    ...['play.toggle', 'frame.back', 'frame.on', 'speed.slower', 'speed.faster'],
    ...['tag.late', 'tag.early', 'tag.narration', 'tag.note'],
  ];
  expect(names.filter((name) => keysOf(all, name, bound)[0]?.startsWith('Num') !== true)).toEqual([]);
});

test('a key that another command has is named before it is given', () => {
  expect(clashes('tag.late', 'm')).toEqual(['taken tag.note']);
  expect(clashes('tag.late', 'Shift+q')).toEqual([]);
  expect(clashes('tag.late', 's')).toEqual([]);
});

test('a key that a part of the screen takes while it has the focus is told apart', () => {
  expect(clashes('tag.late', 'y')).toEqual(['first finding.yes', 'first form.yes']);
  expect(clashes('form.yes', 'n')).toEqual(['taken form.no', 'first tag.narration']);
});

test('a key that begins a sequence can’t be a command of its own beside it', () => {
  expect(clashes('tag.other', 'g')).toEqual([
    'taken desk.queue',
    'taken desk.library',
    'taken desk.sync',
    'taken desk.samples',
    'taken desk.dispatch',
    'taken desk.forms',
  ]);
});

test('a key that is taken leaves the command that had it, and can be put back', () => {
  const had = { name: 'list.open', keys: ['Enter', 'o'] };
  const taken = withKey(standardKeys, 'tag.late', 'o', [had]);
  expect(taken.own).toEqual({ 'list.open': ['Enter'], 'tag.late': ['o'] });
  expect(withoutOwn(taken, 'tag.late').own).toEqual({ 'list.open': ['Enter'] });
});

test('what was kept is read again; what can’t be read is the standard', () => {
  const mine: OwnKeys = { preset: 'letters', own: { 'tag.note': ['b'] } };
  expect(readKeys(JSON.stringify(mine))).toEqual(mine);
  expect([undefined, '', '{', '{"preset":"of a newer desk","own":{}}', '[]'].map(readKeys)).toEqual(
    Array.from({ length: 5 }, () => standardKeys),
  );
});
