import { keysText, onMac } from '../keyboard/keys.ts';
import './kbd.css';

type KbdProps = { readonly keys: string | undefined; readonly isRead?: boolean };

/** A key, as it is written on the keyboard; nothing for a command without one. Hidden from screen readers unless `isRead`: a control says its keys itself. */
export function Kbd({ keys, isRead = false }: KbdProps) {
  if (keys === undefined) return null;
  return (
    <kbd className="kbd" aria-hidden={!isRead}>
      {keysText(keys, onMac)}
    </kbd>
  );
}
