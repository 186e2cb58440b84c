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
        // A core may have died a moment before it is known. Without a hearer of its own that failure would be nobody's,
        // and end the host; whoever waits is answered when the exit is heard.
        if (child.connected) child.send(message as object, () => undefined);
      },
      listen: (hear) => child.on('message', hear),
    },
    onExit: (hear) => {
      child.once('exit', hear);
      // What could never be started has no exit.
      child.on('error', () => {
        if (child.pid === undefined) hear(null);
      });
    },
    kill: () => child.kill('SIGKILL'),
  };
}
