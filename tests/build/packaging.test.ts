import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const root = new URL('../../', import.meta.url);
const read = (path: string): unknown => JSON.parse(readFileSync(new URL(path, root), 'utf8'));

test('19. The packaged desk can be neither inspected, nor used as a plain Node, nor given another app', () => {
  expect(read('build/electron-builder.json')).toMatchObject({
    asar: true,
    electronFuses: {
      runAsNode: false,
      enableCookieEncryption: true,
      enableNodeOptionsEnvironmentVariable: false,
      enableNodeCliInspectArguments: false,
      enableEmbeddedAsarIntegrityValidation: true,
      onlyLoadAppFromAsar: true,
      grantFileProtocolExtraPrivileges: false,
    },
  });
});

test('16. Electron ships in one exact version, no older than the one that was looked at last', () => {
  const { devDependencies } = read('package.json') as { devDependencies: Record<string, string> };
  expect(devDependencies['electron']).toMatch(/^\d+\.\d+\.\d+$/);
  expect(Number.parseInt(devDependencies['electron'] ?? '', 10)).toBeGreaterThanOrEqual(45);
});

test('what the packager is told to take exists', () => {
  const { directories, mac } = read('build/electron-builder.json') as {
    readonly directories: { readonly buildResources: string };
    readonly mac: { readonly entitlements: string };
  };
  const needed = [mac.entitlements, `${directories.buildResources}/icon.png`, 'LICENSE'];
  expect(needed.filter((path) => !existsSync(fileURLToPath(new URL(path, root))))).toEqual([]);
});

test('the desk ships one package that is not bundled: the database', () => {
  const { dependencies } = read('package.json') as {
    readonly dependencies: Readonly<Record<string, string>>;
  };
  expect(Object.keys(dependencies)).toEqual(['better-sqlite3-multiple-ciphers']);
});

test('the browser host is for development and tests, and is not packaged', () => {
  const { files } = read('build/electron-builder.json') as { readonly files: readonly string[] };
  expect(files).toContain('!dist/browser/**');
});
