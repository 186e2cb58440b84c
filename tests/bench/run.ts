import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { benches } from './benches.ts';
import type { Figure } from './figure.ts';

/** `npm run bench`: measures and prints; nothing passes or fails. */
const { values } = parseArgs({ options: { only: { type: 'string' }, json: { type: 'string' } } });
const chosen = benches.filter(({ name }) => values.only === undefined || name.includes(values.only));
if (chosen.length === 0) {
  process.stderr.write(
    `No benchmark is called "${values.only}". There are: ${benches.map(({ name }) => name).join(', ')}\n`,
  );
  process.exit(1);
}

const figures: Figure[] = [];
for (const bench of chosen) {
  const startedAt = performance.now();
  process.stderr.write(`\n${bench.name}\n`);
  try {
    figures.push(...(await bench.run((sentence) => process.stderr.write(`  ${sentence}\n`))));
  } catch (error) {
    process.stderr.write(
      `  could not be measured: ${error instanceof Error ? error.stack : String(error)}\n`,
    );
    process.exitCode = 1;
  }
  process.stderr.write(`  ${((performance.now() - startedAt) / 1000).toFixed(1)} s\n`);
}

const number = (value: number | null): string =>
  value === null
    ? ''
    : Math.abs(value) >= 100
      ? Math.round(value).toLocaleString('en')
      : String(Number(value.toPrecision(3)));
const rows = figures.map(({ name, value, unit, aim, met, peer, peerValue, ratio }) => [
  name,
  `${number(value)} ${unit}`,
  aim ?? '',
  met === null ? '' : met ? 'yes' : 'no',
  peer === null ? '' : `${number(peerValue)} ${unit} (${peer})`,
  number(ratio),
]);
const head = ['figure', 'value', 'aim', 'met', 'peer', 'ratio'];
for (const row of [head, head.map(() => '---'), ...rows]) process.stdout.write(`| ${row.join(' | ')} |\n`);
if (values.json !== undefined) await writeFile(values.json, `${JSON.stringify({ figures }, null, 2)}\n`);
process.exit();
