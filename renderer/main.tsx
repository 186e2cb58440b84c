import './api/strict.ts';
import './look/base.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { Concealment } from './conceal/Concealment.tsx';
import { DeskProvider } from './desk/DeskProvider.tsx';
import { createDeskStore, followDesk } from './desk/desk-store.ts';
import { watchLeaving } from './desk/leaving.ts';
import { createKeyboard } from './keyboard/commands.ts';
import { KeyboardProvider } from './keyboard/KeyboardProvider.tsx';
import { showTheme } from './look/theme.ts';
import { App } from './shell/App.tsx';

/** The window: one desk store that follows the core, one keyboard, and the screens. */
const desk = createDeskStore();
const keyboard = createKeyboard();
const place = document.getElementById('window');
if (place === null) throw new Error('index.html has no #window');

showTheme(desk);
followDesk(desk);
watchLeaving();
createRoot(place).render(
  <StrictMode>
    <DeskProvider store={desk}>
      <KeyboardProvider keyboard={keyboard}>
        <Concealment>
          <App />
        </Concealment>
      </KeyboardProvider>
    </DeskProvider>
  </StrictMode>,
);
