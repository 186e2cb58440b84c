import { utilityProcess } from 'electron';
import { trustArgs } from '../central/trust.ts';
import type { CoreProcess } from '../core-keeper.ts';
import { forkCore } from '../forked-core.ts';
import type { KeysIn } from './keyring.ts';
import { options } from './options.ts';

/** Starts the core in Electron's utility process, or on the Node that a test names. */
export function startCore(keysIn: KeysIn): CoreProcess {
  const args = [
    '--central',
    options.central,
    '--profile',
    options.profile,
    '--keys',
    keysIn,
    ...trustArgs(options.trust),
  ];
  if (options.coreNode !== null) {
    return forkCore({
      module: options.coreModule,
      args,
      execPath: options.coreNode,
      env: { ELECTRON_RUN_AS_NODE: undefined },
    });
  }
  const child = utilityProcess.fork(options.coreModule, args, {
    serviceName: 'Second Watch core',
    stdio: 'inherit',
  });
  return {
    wire: { post: (message) => child.postMessage(message), listen: (hear) => child.on('message', hear) },
    onExit: (hear) => child.once('exit', hear),
    kill: () => child.kill(),
  };
}
