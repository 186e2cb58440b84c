/** Writes the table of the shell's security checklist in SECURITY.md from the names of the tests that keep it. */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../', import.meta.url));
const page = `${root}SECURITY.md`;
const [begin, end] = ['<!-- checklist: written by build/checklist.mjs -->', '<!-- end of checklist -->'];

/** Where each point is tried: the file, and how its names are found in it. */
const tried = [
  { file: 'tests/desktop/checklist.test.ts', name: /^ {2}'((?:\d|Beyond).*?)': async/gm },
  { file: 'tests/build/packaging.test.ts', name: /^test\('(16\..*?|19\..*?)',/gm },
];

/**
 * The page as it should be.
 * @returns {string}
 */
export function pageWithChecklist() {
  const rows = tried.flatMap(({ file, name }) =>
    [...readFileSync(root + file, 'utf8').matchAll(name)].map(([, says = '']) => ({ says, file })),
  );
  rows.sort((a, b) => orderOf(a.says) - orderOf(b.says));
  const table = [
    '| point | test |',
    '| --- | --- |',
    ...rows.map(({ says, file }) => `| ${says} | \`${file}\` |`),
  ];
  const text = readFileSync(page, 'utf8');
  const [from, to] = [text.indexOf(begin), text.indexOf(end)];
  if (from < 0 || to < from) throw new Error('SECURITY.md has no place for the checklist.');
  return `${text.slice(0, from + begin.length)}\n${table.join('\n')}\n${text.slice(to)}`;
}

/** @param {string} says */
function orderOf(says) {
  const number = Number.parseInt(says, 10);
  return Number.isNaN(number) ? Number.POSITIVE_INFINITY : number;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) writeFileSync(page, pageWithChecklist());
