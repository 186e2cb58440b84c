import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const program = fileURLToPath(new URL('../../build/start.mjs', import.meta.url));

test.each(['nonsense', '', 'central.example.gov', 'localhost:4000'])(
  'npm start -- --central "%s" says that it is no address',
  (given) => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [program, '--central', given], {
      encoding: 'utf8',
    });
    expect({ status, stdout, stderr }).toEqual({
      status: 1,
      stdout: '',
      stderr: `"${given}" is not an address. For example: --central https://central.example.gov\n`,
    });
  },
);

test('npm start refuses a flag that it does not know', () => {
  const { status, stderr } = spawnSync(process.execPath, [program, '--centrall', 'x'], { encoding: 'utf8' });
  expect(status).toBe(1);
  expect(stderr).toMatch(/^Unknown option '--centrall'/);
});
