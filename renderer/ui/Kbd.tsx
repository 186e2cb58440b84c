import { keysText, onMac } from '../keyboard/keys.ts';
import './kbd.css';

/** A key, as it is written on the keyboard. Hidden from screen readers unless `isRead`: a control says its keys itself. */
export function Kbd({ keys, isRead = false }: { readonly keys: string; readonly isRead?: boolean }) {
  return (
    <kbd className="kbd" aria-hidden={!isRead}>
      {keysText(keys, onMac)}
    </kbd>
  );
}
