const { existsSync, readFileSync } = require('node:fs');
const { join, resolve } = require('node:path');
const { pathToFileURL } = require('node:url');
const { app } = require('electron');

/** Opens the app whose folder is the first plain argument, as Electron's own default app does. */
const folder = process.argv.slice(1).find((argument) => !argument.startsWith('-'));
const manifest = folder && join(resolve(folder), 'package.json');

if (manifest && existsSync(manifest)) {
  const { name, version, main } = JSON.parse(readFileSync(manifest, 'utf8'));
  app.setAppPath(resolve(folder));
  if (name) app.setName(name);
  if (version) app.setVersion?.(version);
  import(pathToFileURL(join(resolve(folder), main)).href).catch((error) => {
    console.error(error);
    app.exit(1);
  });
} else {
  console.error('Name the folder of an app.');
  app.exit(1);
}
