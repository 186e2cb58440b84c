import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { clashesOf } from '../../../renderer/keyboard/bindings.ts';
import { elsewhere, heardWith } from '../../../renderer/keyboard/key-screens.ts';
import { everyScreen } from '../../../renderer/shell/every-screen.ts';

const renderer = new URL('../../../renderer/', import.meta.url).pathname;
const here = everyScreen[0]?.layers ?? [];
const namesIn = (layers: typeof here) => layers.flatMap(({ map }) => Object.keys(map));

test('every command of the window that can have another key is on the card of every screen', () => {
  const files = readdirSync(renderer, { recursive: true, encoding: 'utf8' }).filter((name) =>
    /\.tsx?$/.test(name),
  );
  const written = files.flatMap((file) => {
    const text = readFileSync(join(renderer, file), 'utf8');
    const maps = text.matchAll(/^export const \w+ = \{\n(.*?)\n\} as const satisfies CommandMap/gms);
    return [...maps].flatMap(([, body = '']) =>
      [...body.matchAll(/^ {2}'([\w-]+\.[\w-]+)':/gm)].map(([, name]) => name),
    );
  });
  expect(written.length).toBeGreaterThan(100);
  for (const { layers } of everyScreen) {
    const offered = [
      ...namesIn(layers),
      ...elsewhere(layers, everyScreen).flatMap((other) => namesIn(other.layers)),
    ];
    expect(offered.toSorted()).toEqual(written.toSorted());
  }
});

test('a key for another screen clashes with what is heard there, and not with what is heard here', () => {
  const clashes = (name: string, key: string) =>
    clashesOf(heardWith(name, here, everyScreen), name, key, {}).map((clash) => clash.says);
  // J is the next row here, and plays backwards there.
  expect(clashes('tag.late', 'j')).toEqual(['Play backwards; again: faster']);
  expect(clashes('queue.next', 'j')).toEqual(['Next row']);
  // Heard everywhere, it clashes with every screen's.
  expect(clashes('desk.theme', 'j')).toEqual(expect.arrayContaining(['Next row', 'Next conflict']));
});
