import './nodeGuard.mjs';
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const folder = new URL('../docs/verifier/', import.meta.url);
/** The page that goes out: one file, nothing to load. */
export const pageFile = fileURLToPath(new URL('verify-draw.html', folder));

/** The verifier as a web page: the rules and the check out of the Node file, letter by letter, in the page's own dress. */
export function verifierPage() {
  const source = readFileSync(new URL('verify-draw.mjs', folder), 'utf8');
  const check = between(source, '// ==== The check.', '// ==== From here on');
  if (check.includes('</script')) throw new Error('The check would end the page in the middle.');
  return readFileSync(new URL('page.html', folder), 'utf8')
    .replace('<!-- rules -->', () => rulesOf(source))
    .replace('/* <!-- check --> */\n', () => `// ==== The check.${check}`);
}

/**
 * The rules at the head of the file, each "1  The …" over one or more lines, as a list; what follows them as a paragraph.
 * @param {string} source
 */
function rulesOf(source) {
  const text = between(source, ' * THE RULES\n', '\n */').replaceAll(/^ \*( {4})? ?/gm, '');
  const [rules = '', rest = ''] = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').trim().split('\n\n');
  const items = rules.split(/^\d+ {2}/m).slice(1);
  const list = items.map((rule) => `<li>${rule.trim().replaceAll('\n', ' ')}</li>`);
  return `<ol>\n${list.join('\n')}\n</ol>\n<p>${rest.replaceAll('\n', ' ')}</p>`;
}

/** @param {string} text @param {string} from @param {string} to */
function between(text, from, to) {
  const start = text.indexOf(from) + from.length;
  const end = text.indexOf(to, start);
  if (start < from.length || end < 0) throw new Error(`The verifier has no part between ${from} and ${to}.`);
  return text.slice(start, end);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) writeFileSync(pageFile, verifierPage());
