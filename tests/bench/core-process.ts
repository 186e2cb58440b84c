import { fork } from 'node:child_process';
import { once } from 'node:events';
import { bridge } from '../../electron/hosts/bridge.ts';
import { createSecrets, plainSealer, serveSecrets } from '../../electron/hosts/file-secrets.ts';
import { root } from './cache.ts';
import { peakMegabytesOf, processorSecondsOf } from './process-cost.ts';
import { execArgvFor, type SqliteBuild } from './sqlite-build.ts';

export type CoreInProcess = {
  readonly send: (request: Request) => Promise<Response>;
  /** The most memory it has held so far, in megabytes; null where the system doesn't say. */
  readonly peakMegabytes: () => Promise<number | null>;
  /** Processor time it has used so far; null where the system doesn't say. */
  readonly processorSeconds: () => Promise<number | null>;
  readonly stop: () => Promise<void>;
};

/** A core in a process of its own, as the hosts start it: the same module, the same bridge. */
export function startCoreProcess(
  centralUrl: string,
  profile: string,
  build: SqliteBuild = 'encrypted',
): CoreInProcess {
  const child = fork('electron/hosts/core-process.ts', ['--central', centralUrl, '--profile', profile], {
    cwd: root,
    execArgv: execArgvFor(build),
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const joined = bridge(
    {
      post: (message) => void child.send(message as object),
      listen: (hear) => child.on('message', hear),
    },
    serveSecrets(createSecrets(profile, plainSealer)),
  );
  const ended = once(child, 'exit').then(() => joined.close());
  return {
    send: joined.fetch,
    peakMegabytes: () => peakMegabytesOf(child.pid),
    processorSeconds: () => processorSecondsOf(child.pid),
    stop: async () => {
      void joined.fetch(new Request('http://desk.invalid/host/stop', { method: 'POST' }));
      const late = setTimeout(() => child.kill('SIGKILL'), 5000);
      await ended;
      clearTimeout(late);
    },
  };
}
