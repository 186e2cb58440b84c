import type { DeskStore } from '../desk/desk-store.ts';

/** Puts the chosen theme on the page, and follows the system's where that was chosen. The last one is remembered for the first picture of the next start. */
export function showTheme(desk: DeskStore): void {
  const systemIsLight = matchMedia('(prefers-color-scheme: light)');
  const show = () => {
    const { desk: known } = desk.getState();
    // Before anybody is signed in nobody's choice is known: stay with the last one.
    const chosen = known?.account ? known.settings.theme : remembered();
    const theme = chosen === 'system' ? (systemIsLight.matches ? 'light' : 'dark') : chosen;
    if (document.documentElement.dataset['theme'] !== theme)
      document.documentElement.dataset['theme'] = theme;
    remember(theme);
  };
  show();
  desk.subscribe((state, before) => {
    if (state.desk !== before.desk) show();
  });
  systemIsLight.addEventListener('change', show);
}

// A custom scheme or a locked-down browser may have no storage: then each start begins dark.
function remembered(): 'dark' | 'light' {
  try {
    return localStorage.getItem('theme') === 'light' ? 'light' : 'dark';
  } catch {
    return 'dark';
  }
}

function remember(theme: 'dark' | 'light'): void {
  try {
    localStorage.setItem('theme', theme);
  } catch {
    // Nothing is lost but the first picture's colour.
  }
}
