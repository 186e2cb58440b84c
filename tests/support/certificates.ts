import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export type Certificate = { readonly cert: string; readonly key: string };

/** A certificate authority of a test's own, in a folder that goes when `sweep` is called. Made by the openssl command. */
export function makeAuthority(name: string) {
  const folder = mkdtempSync(join(tmpdir(), 'sw-authority-'));
  const openssl = (...args: string[]) => execFileSync('openssl', args, { cwd: folder, stdio: 'pipe' });
  const key = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes'];
  openssl(
    'req',
    '-x509',
    ...key,
    '-keyout',
    'root.key',
    '-out',
    'root.pem',
    '-days',
    '30',
    '-subj',
    `/CN=${name}`,
  );
  let served = 0;

  return {
    /** The file that a department would hand out. */
    rootFile: join(folder, 'root.pem'),
    folder,
    /** A server's certificate for these names (`DNS:…`, `IP:…`), with its key. `ended`: it was good until yesterday. */
    certificateFor: (names: string, { ended = false } = {}): Certificate => {
      served += 1;
      const at = (kind: string): string => `server-${served}.${kind}`;
      openssl('req', ...key, '-keyout', at('key'), '-out', at('csr'), '-subj', '/CN=central');
      writeFileSync(join(folder, at('ext')), `subjectAltName=${names}\nextendedKeyUsage=serverAuth\n`);
      const ca = ['-CA', 'root.pem', '-CAkey', 'root.key', '-CAcreateserial'];
      const days = ended ? '-1' : '30';
      openssl(
        'x509',
        '-req',
        '-in',
        at('csr'),
        ...ca,
        '-days',
        days,
        '-extfile',
        at('ext'),
        '-out',
        at('pem'),
      );
      return read(folder, at('pem'), at('key'));
    },
    /** One that nobody vouches for. */
    selfSigned: (names: string): Certificate => {
      mkdirSync(join(folder, 'self'), { recursive: true });
      const out = ['-keyout', 'self/self.key', '-out', 'self/self.pem', '-days', '30'];
      openssl('req', '-x509', ...key, ...out, '-subj', '/CN=central', '-addext', `subjectAltName=${names}`);
      return read(folder, 'self/self.pem', 'self/self.key');
    },
    sweep: () => rmSync(folder, { recursive: true, force: true }),
  };
}

function read(folder: string, cert: string, key: string): Certificate {
  return { cert: readFileSync(join(folder, cert), 'utf8'), key: readFileSync(join(folder, key), 'utf8') };
}
