import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const renderer = fileURLToPath(new URL('../../../renderer/', import.meta.url));

/** Style sheets are plain and hold for the whole window, so a name must belong to one of them. */
test('a class is given its looks in one style sheet only', () => {
  const owners = new Map<string, Set<string>>();
  for (const path of readdirSync(renderer, { recursive: true, encoding: 'utf8' })) {
    if (!path.endsWith('.css')) continue;
    for (const name of classesOf(readFileSync(renderer + path, 'utf8'))) {
      owners.set(name, (owners.get(name) ?? new Set()).add(path));
    }
  }
  expect(owners.size).toBeGreaterThan(50);
  const shared = [...owners].filter(([, files]) => files.size > 1);
  expect(shared.map(([name, files]) => `.${name}: ${[...files].join(', ')}`)).toEqual([]);
});

/** Classes that stand alone as a selector, such as `.pill` in `.pill, .dot {`; `.bar > .pill` places somebody else's. */
function classesOf(css: string): readonly string[] {
  const rules = css.replace(/\/\*[\s\S]*?\*\//g, '').matchAll(/([^{};]+)\{/g);
  return [...rules].flatMap(([, selectors = '']) =>
    selectors.split(',').flatMap((selector) => /^\s*\.([\w-]+)\s*$/.exec(selector)?.[1] ?? []),
  );
}
