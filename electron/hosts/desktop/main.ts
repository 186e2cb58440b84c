import { app, powerMonitor, session } from 'electron';
import { createApp } from '../app.ts';
import { fetchCentralWith } from '../central/fetch.ts';
import { keepCore } from '../core-keeper.ts';
import { serveSecrets } from '../file-secrets.ts';
import { concealWhenAway } from './away.ts';
import { bugsWithoutDialog } from './bugs.ts';
import { startCore } from './core.ts';
import { keyringSecrets } from './keyring.ts';
import { lockDown } from './lockdown.ts';
import { setMenu } from './menu.ts';
import { options } from './options.ts';
import { endOnQuit } from './quit.ts';
import { registerScheme, serveScheme } from './scheme.ts';
import { keepWhatIsTyped, openWindow, raiseWindow } from './window.ts';

/** The shell, as a table of contents. */
registerScheme();
lockDown(app);
app.setPath('userData', options.profile);

if (!app.requestSingleInstanceLock()) {
  process.stderr.write(
    'The desk is open on this profile already; its window has been brought to the front.\n',
  );
  app.exit(0);
}

// Not awaited at the top level: under a start-up shim `whenReady` resolves only after this module has finished.
void app.whenReady().then(() => {
  const { keeper, keysIn } = keyringSecrets(options.profile, options.withoutKeyring);
  const core = keepCore(
    () => startCore(keysIn),
    serveSecrets(keeper),
    (sentence) => {
      process.stderr.write(`${sentence}\n`);
    },
  );
  // In memory and without a cache: footage passes through and is not kept.
  const central = session.fromPartition('central', { cache: false });
  const fetchCentral = fetchCentralWith(options.trust, (request) => central.fetch(request));
  serveScheme(createApp({ askCore: core.ask, fetchCentral, windowDir: options.windowDir }));
  concealWhenAway(powerMonitor, core.ask);
  setMenu();
  openWindow();
  bugsWithoutDialog(options.profile);

  app.on('second-instance', raiseWindow);
  app.on('activate', raiseWindow);
  app.on('window-all-closed', () => app.quit());
  endOnQuit(app, async () => {
    await keepWhatIsTyped();
    await core.stop();
  });
});
