import { useStore } from 'zustand/react';
import { Dialog } from '../ui/Dialog.tsx';
import { Kbd } from '../ui/Kbd.tsx';
import type { Layer } from './commands.ts';
import { useKeyboard } from './KeyboardProvider.tsx';
import './key-card.css';

/** All keys that work here, by part of the screen. Shown by `?`. */
export function KeyCard({ isOpen, onClose }: { readonly isOpen: boolean; readonly onClose: () => void }) {
  const layers = useStore(useKeyboard().layers, (state) => state.layers);
  return (
    <Dialog title="Keys" isOpen={isOpen} onClose={onClose} size="large">
      <div className="key-card">
        {groupsOf(layers).map(([title, commands]) => (
          <section key={title} aria-label={title}>
            <h3>{title}</h3>
            <dl>
              {commands.map(({ says, keys }) => (
                <div key={says}>
                  <dt>{says}</dt>
                  <dd>
                    {keys.map((key) => (
                      <Kbd key={key} keys={key} isRead />
                    ))}
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  );
}

/** The newest layers first; layers of one title become one group. */
function groupsOf(
  layers: readonly Layer[],
): readonly (readonly [string, readonly { says: string; keys: readonly string[] }[]])[] {
  const groups = new Map<string, { says: string; keys: readonly string[] }[]>();
  for (const layer of [...layers].reverse()) {
    if (layer.modal) continue;
    const group = groups.get(layer.title) ?? [];
    for (const command of Object.values(layer.map)) {
      if (!group.some(({ says }) => says === command.says)) group.push(command);
    }
    groups.set(layer.title, group);
  }
  return [...groups];
}
