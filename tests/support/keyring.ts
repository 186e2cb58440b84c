/** A real keyring of its own: a session bus and GNOME's keyring daemon, unlocked, their files in a folder that goes away. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as wait } from 'node:timers/promises';

export type Keyring = {
  /** How a program is told where it is. */
  readonly env: Readonly<Record<string, string>>;
  readonly stop: () => Promise<void>;
};

/** Whether this machine has what a keyring is made of. */
export function hasKeyringPrograms(): boolean {
  return ['dbus-daemon', 'dbus-send', 'gnome-keyring-daemon'].every(
    (program) => spawnSync(program, ['--version']).error === undefined,
  );
}

export async function startKeyring(): Promise<Keyring> {
  const folder = await mkdtemp(join(tmpdir(), 'sw-keyring-'));
  const home = { HOME: folder, XDG_DATA_HOME: folder, XDG_RUNTIME_DIR: folder, XDG_CONFIG_HOME: folder };
  const bus = spawn('dbus-daemon', ['--session', '--nofork', '--nopidfile', '--print-address'], {
    env: { ...process.env, ...home },
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const [address] = (await once(createInterface(bus.stdout), 'line')) as [string];
  const env = { DBUS_SESSION_BUS_ADDRESS: address, XDG_CURRENT_DESKTOP: 'GNOME' };
  const daemon = spawn('gnome-keyring-daemon', ['--foreground', '--components=secrets', '--unlock'], {
    env: { ...process.env, ...home, ...env },
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  daemon.stdin.end('a password of the login');
  while (!isOnBus({ ...process.env, ...env })) await wait(100);
  return {
    env,
    stop: async () => {
      await end(daemon);
      await end(bus);
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** The daemon itself says nothing when it is ready. */
function isOnBus(env: NodeJS.ProcessEnv): boolean {
  const bus = 'org.freedesktop.DBus';
  const asks = ['--session', `--dest=${bus}`, '--print-reply', '/', `${bus}.NameHasOwner`];
  const told = spawnSync('dbus-send', [...asks, 'string:org.freedesktop.secrets'], { env, encoding: 'utf8' });
  return told.stdout.includes('true');
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.kill('SIGTERM');
  await gone;
}
