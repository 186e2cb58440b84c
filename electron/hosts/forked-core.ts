import { fork } from 'node:child_process';
import type { CoreProcess } from './core-keeper.ts';

/** Starts the core on a plain Node: the browser host's way, and the desktop's where its own Node is too old for SQLite. */
export function forkCore(options: {
  readonly module: string;
  readonly args: readonly string[];
  readonly execPath: string;
  readonly env?: Readonly<Record<string, string | undefined>>;
}): CoreProcess {
  const child = fork(options.module, [...options.args], {
    execPath: options.execPath,
    execArgv: [],
    env: { ...process.env, ...options.env },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  return {
    wire: {
      post: (message) => {
        if (child.connected) child.send(message as object);
      },
      listen: (hear) => child.on('message', hear),
    },
    onExit: (hear) => child.once('exit', hear),
    kill: () => child.kill('SIGKILL'),
  };
}
