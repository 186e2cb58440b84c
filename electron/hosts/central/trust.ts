import { createHash, X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { checkServerIdentity, type PeerCertificate } from 'node:tls';
import { NotTrusted } from '../../core/central/not-trusted.ts';

/** What a department says about its central, beside the address. */
export type Trust = {
  /** A file with the agency's root certificate(s) in PEM; then no other root counts. Null: those that Node comes with. */
  readonly rootFile: string | null;
  /** SHA-256 of the server's public key (SPKI in DER), base64; several for the time of a change. Empty: any key. */
  readonly pins: readonly string[];
  /** Lets footage and passwords go over a network unprotected. For a test bench, by an administrator's own decision. */
  readonly allowPlainHttp: boolean;
};

/** The names under which hosts and the core's process are told of it; each also as an environment variable. */
export const trustOptions = {
  'central-root': { type: 'string' },
  'central-pin': { type: 'string' },
  'allow-plain-http': { type: 'boolean' },
} as const;

type Given = Readonly<Record<keyof typeof trustOptions, unknown>>;

/** Reads the options; what isn't given there comes from SECOND_WATCH_CENTRAL_ROOT, _CENTRAL_PIN and _ALLOW_PLAIN_HTTP=1. */
export function trustOf(
  given: Partial<Given>,
  environment: Readonly<Record<string, string | undefined>>,
): Trust {
  const text = (value: unknown, name: string): string | null => {
    const found = typeof value === 'string' ? value : environment[name];
    return found === undefined || found.trim() === '' ? null : found.trim();
  };
  return {
    rootFile: text(given['central-root'], 'SECOND_WATCH_CENTRAL_ROOT'),
    pins: (text(given['central-pin'], 'SECOND_WATCH_CENTRAL_PIN') ?? '')
      .split(/[\s,]+/)
      .map((pin) => pin.replace(/^sha256\//, ''))
      .filter((pin) => pin !== ''),
    allowPlainHttp:
      given['allow-plain-http'] === true || environment['SECOND_WATCH_ALLOW_PLAIN_HTTP'] === '1',
  };
}

/** The same as arguments, for the core's own process. */
export function trustArgs({ rootFile, pins, allowPlainHttp }: Trust): string[] {
  return [
    ...(rootFile === null ? [] : ['--central-root', rootFile]),
    ...(pins.length === 0 ? [] : ['--central-pin', pins.join(',')]),
    ...(allowPlainHttp ? ['--allow-plain-http'] : []),
  ];
}

/** Whether a host is this very machine, which nobody listens in on. */
export function isThisMachine(hostname: string): boolean {
  return /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/i.test(hostname);
}

/** The agency's roots in PEM; null where none are named. A file that holds none is never passed over. */
export function readRoots(rootFile: string | null): string | null {
  if (rootFile === null) return null;
  try {
    const text = readFileSync(rootFile, 'utf8');
    const certificates = text.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g) ?? [];
    for (const certificate of certificates) new X509Certificate(certificate);
    if (certificates.length > 0) return certificates.join('\n');
  } catch {
    // Said below, in the same words.
  }
  throw new NotTrusted(
    'central-not-trusted',
    `The file with your department’s root certificate can’t be read or holds none: ${rootFile}`,
  );
}

/** Checks the name and, where the department wrote one down, the key. To be called once the chain was found good. */
export function identityCheck(pins: readonly string[]) {
  return (host: string, certificate: PeerCertificate): Error | undefined => {
    const wrongName = checkServerIdentity(host, certificate);
    if (wrongName !== undefined || pins.length === 0) return wrongName;
    if (pins.includes(pinOf(certificate.raw))) return undefined;
    return new NotTrusted('central-not-trusted', 'Its key is not the one that your department wrote down.');
  };
}

/** The pin of a certificate in DER or PEM: SHA-256 of its public key, base64. */
export function pinOf(certificate: Buffer | string): string {
  const key = new X509Certificate(certificate).publicKey.export({ type: 'spki', format: 'der' });
  return createHash('sha256').update(key).digest('base64');
}

const unknownIssuer = 'Its certificate is not from the authority that your department trusts.';
const sentences: Readonly<Record<string, string>> = {
  ERR_TLS_CERT_ALTNAME_INVALID: 'Its certificate is for another server’s name.',
  CERT_HAS_EXPIRED: 'Its certificate has ended.',
  CERT_NOT_YET_VALID: 'Its certificate is not valid yet; the clock of this machine may be wrong.',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'Its certificate is signed by nobody but itself.',
  SELF_SIGNED_CERT_IN_CHAIN: unknownIssuer,
  UNABLE_TO_GET_ISSUER_CERT: unknownIssuer,
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: unknownIssuer,
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: unknownIssuer,
  CERT_SIGNATURE_FAILURE: unknownIssuer,
  CERT_REVOKED: 'Its certificate was called back.',
  CERT_UNTRUSTED: unknownIssuer,
  CERT_REJECTED: unknownIssuer,
  INVALID_CA: unknownIssuer,
  INVALID_PURPOSE: 'Its certificate is not one for a server.',
  EPROTO: 'It does not protect what is sent to it in a way that this desk takes.',
};

/** What a failed connection says about the server; null: nothing, the network is away. */
export function distrustIn(error: unknown): NotTrusted | null {
  if (error instanceof NotTrusted) return error;
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const sentence = sentences[code.startsWith('ERR_SSL_') ? 'EPROTO' : code];
  return sentence === undefined ? null : new NotTrusted('central-not-trusted', sentence);
}
