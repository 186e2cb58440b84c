import { readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';

/** The rooms of the house, and from which others each may import. The README's map, held by a test. */
const arrows: Readonly<Record<string, readonly string[]>> = {
  contract: [],
  sampling: [],
  census: [],
  // What the columns of an imported file mean: the window's worker and the central read with the same code.
  mapping: ['contract'],
  // How footage that was taken along is sealed: the core writes it, the host reads it.
  'electron/sealed': [],
  'electron/core': ['contract', 'sampling', 'census', 'electron/sealed'],
  'electron/media': ['contract', 'electron/sealed'],
  'electron/hosts': ['contract', 'electron/core', 'electron/media'],
  'electron/hosts/desktop': ['contract', 'electron/core', 'electron/media', 'electron/hosts'],
  'electron/hosts/browser': ['contract', 'electron/core', 'electron/media', 'electron/hosts'],
  // The verifier goes out of the window as the file that it is.
  renderer: ['contract', 'sampling', 'mapping', 'docs/verifier'],
  'docs/verifier': [],
  central: ['contract', 'sampling', 'census', 'mapping'],
  build: [],
};

/** Packages that one folder alone may import. `node:` stands for all of Node. */
const owners: Readonly<Record<string, readonly string[]>> = {
  electron: ['electron/hosts/desktop'],
  'better-sqlite3-multiple-ciphers': ['electron/core/db'],
  'video.js': ['renderer/player'],
  react: ['renderer'],
  pg: ['central'],
  '@electric-sql/pglite': ['central'],
  'temporal-polyfill': ['mapping', 'central'],
  'node:': ['electron', 'central', 'build'],
};

/** Says on an old Node, in words, why the program can't start; any program may begin with it. */
const guard = 'build/nodeGuard.mjs';
const longest = 400;
const drawers = /^(utils?|helpers?|common|lib|shared|misc|index)$/;
const sourceFile = /\.(tsx?|mjs|js|css)$/;

type Files = Readonly<Record<string, string>>;

/** Every broken rule as one line, `path: what is wrong`. Tests may import anything, and keep the other rules. */
function brokenRules(files: Files): string[] {
  return Object.entries(files).flatMap(([path, text]) => {
    const wrong = [...wrongNames(path), ...wrongShape(path, text)];
    if (!path.startsWith('tests/')) wrong.push(...importsOf(text).flatMap((to) => wrongImport(path, to)));
    return wrong.map((what) => `${path}: ${what}`);
  });
}

function wrongImport(from: string, to: string): string[] {
  if (to.startsWith('.')) {
    const target = posix.join(posix.dirname(from), to);
    const [here, there] = [roomOf(from), roomOf(target)];
    if (here === there || target === guard || (arrows[here] ?? []).includes(there)) return [];
    return [`${here} may not import ${there} (${to})`];
  }
  const owned = Object.keys(owners).find(
    (name) => to === name || to.startsWith(name === 'node:' ? name : `${name}/`),
  );
  const places = owned === undefined ? [] : (owners[owned] ?? []);
  if (owned === undefined || places.some((place) => from.startsWith(`${place}/`))) return [];
  return [`only ${places.join(', ')} may import ${to}`];
}

function wrongNames(path: string): string[] {
  const parts = path.split('/').map((part) => part.replace(/(\.test)?\.\w+$/, ''));
  return parts
    .filter((part) => drawers.test(part))
    .map((part) => `"${part}" says nothing about what is inside`);
}

function wrongShape(path: string, text: string): string[] {
  const lines = text.trimEnd().split('\n').length;
  const isConfig = /^build\/[\w.]+\.config\.ts$/.test(path);
  return [
    ...(lines > longest ? [`${lines} lines; ${longest} is the most`] : []),
    ...(/^export (default\b|\{[^}]*\bas default\b)/m.test(text) && !isConfig ? ['a default export'] : []),
  ];
}

/** The longest room that the path is in; a folder nobody knows is a room without arrows. */
function roomOf(path: string): string {
  const rooms = Object.keys(arrows).filter((room) => path.startsWith(`${room}/`));
  return rooms.toSorted((a, b) => b.length - a.length)[0] ?? path.split('/')[0] ?? '';
}

function importsOf(text: string): string[] {
  const forms =
    /^\s*(?:import|export)\b[^'"`;]*?\bfrom\s*['"]([^'"]+)['"]|^\s*import\s*['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]/gm;
  return [...text.matchAll(forms)].map((found) => found[1] ?? found[2] ?? found[3] ?? '');
}

const root = fileURLToPath(new URL('..', import.meta.url));

function filesOfTheHouse(): Files {
  const folders = [
    'contract',
    'sampling',
    'census',
    'mapping',
    'electron',
    'renderer',
    'central',
    'build',
    'tests',
  ];
  const paths = folders.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((path) =>
      posix.join(folder, path.replaceAll('\\', '/')),
    ),
  );
  const sources = paths.filter((path) => sourceFile.test(path));
  const texts = sources.map((path) => [path, readFileSync(join(root, path), 'utf8')] as const);
  // Footage may be called .ts too: an MPEG transport stream.
  return Object.fromEntries(texts.filter(([, text]) => !text.includes('\0')));
}

test('the house keeps its rules', () => {
  const files = filesOfTheHouse();
  expect(Object.keys(files).length).toBeGreaterThan(50);
  expect(brokenRules(files)).toEqual([]);
});

describe('each rule can be broken', () => {
  test.each<[path: string, says: string, text: string]>([
    [
      'contract/time.ts',
      'contract may not import electron/core',
      "import { now } from '../electron/core/clock.ts';",
    ],
    ['sampling/a.ts', 'sampling may not import contract', "import { b } from '../contract/b.ts';"],
    [
      'electron/core/a.ts',
      'electron/core may not import renderer',
      "export { b } from '../../renderer/b.ts';",
    ],
    [
      'electron/core/a.ts',
      'electron/core may not import central',
      "import type { B } from '../../central/b.ts';",
    ],
    [
      'electron/core/a.ts',
      'electron/core may not import electron/hosts',
      "import { b } from '../hosts/b.ts';",
    ],
    [
      'electron/media/a.ts',
      'electron/media may not import electron/core',
      "import { b } from '../core/b.ts';",
    ],
    [
      'electron/hosts/browser/a.ts',
      'may not import electron/hosts/desktop',
      "await import('../desktop/b.ts');",
    ],
    ['electron/hosts/a.ts', 'electron/hosts may not import build', "import '../../build/start.mjs';"],
    [
      'renderer/a.tsx',
      'renderer may not import electron/core',
      "import {\n  b,\n} from '../electron/core/b.ts';",
    ],
    ['renderer/a.tsx', 'renderer may not import tests', "import { b } from '../tests/support/b.ts';"],
    ['central/a.ts', 'central may not import electron/core', "import { b } from '../electron/core/b.ts';"],
    [
      'electron/hosts/a.ts',
      'only electron/hosts/desktop may import electron',
      "import { app } from 'electron';",
    ],
    [
      'electron/core/a.ts',
      'only electron/core/db may import',
      "import D from 'better-sqlite3-multiple-ciphers';",
    ],
    [
      'renderer/review/a.ts',
      'only renderer/player may import video.js',
      "import 'video.js/dist/video-js.css';",
    ],
    ['contract/a.ts', 'may import node:fs/promises', "import { readFile } from 'node:fs/promises';"],
    ['renderer/a.ts', 'may import node:path', "import { join } from 'node:path';"],
    ['electron/core/a.ts', 'only central may import pg', "import pg from 'pg';"],
    ['renderer/shared/a.ts', '"shared" says nothing', ''],
    ['central/feed/index.ts', '"index" says nothing', ''],
    ['tests/support/helpers.test.ts', '"helpers" says nothing', ''],
    ['renderer/look/a.css', '401 lines; 400 is the most', 'a {}\n'.repeat(401)],
    ['renderer/a.tsx', 'a default export', 'export default function A() {}'],
  ])('%s: %s', (path, says, text) => {
    const found = brokenRules({ [path]: text });
    expect(found).toHaveLength(1);
    expect(found[0]).toContain(says);
  });

  test.each<[path: string, text: string]>([
    ['electron/core/process.ts', "import '../../build/nodeGuard.mjs';"],
    ['electron/hosts/desktop/main.ts', "import { app } from 'electron';\nimport { b } from '../bridge.ts';"],
    ['build/vite.config.ts', 'export default {};'],
    ['tests/core/a.test.ts', "import { b } from '../../renderer/b.ts';"],
    ['renderer/a.css', 'a {}\n'.repeat(400)],
  ])('%s is fine', (path, text) => {
    expect(brokenRules({ [path]: text })).toEqual([]);
  });
});
