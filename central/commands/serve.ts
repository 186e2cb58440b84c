import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createSecureContext } from 'node:tls';
import { parseArgs } from 'node:util';
import { instant } from '../../contract/time.ts';
import { fullCost } from '../accounts/password.ts';
import { createCentral } from '../central.ts';
import { putDefaults } from '../defaults/put.ts';
import { listen, type Tls } from '../listen.ts';
import type { Log } from '../ports.ts';
import { keepTime } from '../programmes/keepTime.ts';
import { type Command, WrongUse } from './command.ts';
import { seedHere } from './seed.ts';
import { openWorkplace } from './workplace.ts';

/** Answers desks until it is told to stop. Says its address on standard output, everything else on standard error. */
export const serve: Command = async (args) => {
  const { values } = parseArgs({
    args: [...args],
    options: {
      data: { type: 'string' },
      port: { type: 'string', default: '0' },
      host: { type: 'string', default: '127.0.0.1' },
      'tls-cert': { type: 'string' },
      'tls-key': { type: 'string' },
      demo: { type: 'boolean', default: false },
      full: { type: 'boolean', default: false },
    },
  });
  const port = Number(values.port);
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new WrongUse(`"${values.port}" is not a port.`);
  const tls = readTls(values['tls-cert'], values['tls-key']);
  const stopped = new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
  });
  const { db, dataDir, close } = await openWorkplace(values.data);
  try {
    if (values.demo) await seedHere(db, dataDir, { size: values.full ? 'full' : 'small' });
    // What came into being with this version of the central, for departments from before it.
    await db.transaction(putDefaults);
    const clock = { now: () => instant(Date.now()) };
    const ids = { next: () => randomUUID() };
    const central = createCentral({ clock, ids, log, passwordCost: fullCost, dataDir, db });
    const programmes = keepTime({ clock, db, log });
    const { url, stop } = await listen(central, { host: values.host, port, tls });
    if (tls === null && !/^(localhost|127\..*|::1)$/.test(values.host))
      log('warn', 'not-protected', {
        says: 'Desks refuse http from elsewhere; give --tls-cert and --tls-key.',
      });
    process.stdout.write(`${JSON.stringify({ url })}\n`);
    await stopped;
    await stop();
    await programmes.stop();
    return 0;
  } finally {
    await close();
  }
};

function readTls(cert: string | undefined, key: string | undefined): Tls | null {
  if (cert === undefined && key === undefined) return null;
  if (cert === undefined || key === undefined) throw new WrongUse('Say both --tls-cert and --tls-key.');
  try {
    const tls = { cert: readFileSync(cert), key: readFileSync(key) };
    createSecureContext(tls);
    return tls;
  } catch (error) {
    throw new WrongUse(
      `The certificate and its key can't be used: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
}

const log: Log = (level, event, facts) => {
  if (level === 'info') return;
  process.stderr.write(`${JSON.stringify({ at: new Date().toISOString(), level, event, ...facts })}\n`);
};
