/** What has to be kept before the window goes, such as text that is being typed. */
type Keep = () => Promise<unknown>;

const keeps = new Set<Keep>();
let isLeaving = false;

/** Has something kept before the window is hidden, left or closed. The answer ends it. */
export function keepBeforeLeaving(keep: Keep): () => void {
  keeps.add(keep);
  return () => keeps.delete(keep);
}

/** The page is going: what is sent now must outlive it. */
export function isPageGoing(): boolean {
  return isLeaving;
}

async function keepAll(): Promise<void> {
  await Promise.all([...keeps].map((keep) => keep()));
}

/** The name under which the shell asks for it before it closes the window or stops the core (keep-typed.ts). */
declare global {
  var keepBeforeClosing: (() => Promise<void>) | undefined;
}

/** Listens once for the whole window. */
export function watchLeaving(): void {
  globalThis.keepBeforeClosing = keepAll;
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') void keepAll();
  });
  window.addEventListener('pagehide', () => {
    isLeaving = true;
    void keepAll();
  });
  // Shown again out of the browser's memory.
  window.addEventListener('pageshow', () => {
    isLeaving = false;
  });
}
