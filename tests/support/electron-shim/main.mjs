import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { app } from 'electron';

/** Opens the app whose folder is the first plain argument, as Electron's own default app does. */
const folder = process.argv.slice(1).find((argument) => !argument.startsWith('-'));
const manifest = folder && join(resolve(folder), 'package.json');

if (manifest && existsSync(manifest)) {
  const { name, main } = JSON.parse(readFileSync(manifest, 'utf8'));
  app.setAppPath(resolve(folder));
  if (name) app.setName(name);
  // As Electron's own default app does for `-r`.
  const first = process.env['SECOND_WATCH_SHIM_FIRST'];
  if (first) await import(pathToFileURL(first).href);
  // Awaited, for Electron holds its start-up back until this module is done, and the app must register its scheme first.
  await import(pathToFileURL(join(resolve(folder), main)).href);
} else {
  console.error('Name the folder of an app.');
  app.exit(1);
}
