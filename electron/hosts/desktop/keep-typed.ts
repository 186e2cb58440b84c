import type { WebContents } from 'electron';

/** A page that is stuck isn't waited for, in milliseconds. */
const patience = 1500;

/**
 * Has a page keep what is being typed (renderer/desk/leaving.ts), while there is a core to keep it. Never rejects, and
 * always comes to an end: a page that is gone has nothing to keep.
 */
export async function keepTyped(page: WebContents): Promise<void> {
  if (page.isDestroyed() || page.isCrashed()) return;
  const kept = page.executeJavaScript('globalThis.keepBeforeClosing?.()').catch(() => undefined);
  const late = new Promise((resolve) => setTimeout(resolve, patience));
  await Promise.race([kept, late]);
}
