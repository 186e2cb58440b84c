import { Undo2 } from 'lucide-react';
import { Fragment, useEffect, useState } from 'react';
import { Button } from '../ui/Button.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import { Kbd } from '../ui/Kbd.tsx';
import type { Clash } from './bindings.ts';
import { keysText, namesOf, onMac } from './keys.ts';

/** A key that was pressed for a command and that others have; nothing is kept yet. */
export type Asked = { readonly name: string; readonly key: string; readonly clashes: readonly Clash[] };

type KeyRowProps = {
  readonly says: string;
  readonly keys: readonly string[];
  readonly isFixed: boolean;
  /** Its keys are the reviewer's own, not the preset's. */
  readonly isOwn: boolean;
  readonly asked: Asked | null;
  /** The command that would take this one's key. */
  readonly wantedBy: string | null;
  readonly onPress: (key: string) => void;
  readonly onTake: () => void;
  readonly onLeave: () => void;
  readonly onBack: () => void;
};

/** A command and its keys. Pressing its keys' button listens for another one. */
export function KeyRow(props: KeyRowProps) {
  const { says, keys, isFixed, isOwn, asked, wantedBy, onPress, onTake, onLeave, onBack } = props;
  const [listening, setListening] = useState(false);
  useEffect(() => {
    if (!listening) return;
    return hearOne((key) => {
      setListening(false);
      if (key !== null) onPress(key);
    });
  }, [listening, onPress]);
  return (
    <li className={asked === null && wantedBy === null ? undefined : 'key-row-asked'}>
      <span className="key-row">
        <span className="key-row-says">{says}</span>
        {isOwn && !listening ? (
          <IconButton
            className="key-row-back"
            label={`Put the key of “${says}” back`}
            icon={<Undo2 aria-hidden="true" />}
            onPress={onBack}
          />
        ) : null}
        {isFixed ? (
          <span className="key-row-keys">
            <Keys keys={keys} />
          </span>
        ) : (
          <Button
            tone="quiet"
            className="key-row-keys"
            onPress={() => {
              onLeave();
              setListening(true);
            }}
          >
            <span className="unseen">{says}: </span>
            {listening ? <em>press a key, or Esc</em> : <Keys keys={keys} />}
            <span className="unseen">. Change</span>
          </Button>
        )}
      </span>
      {wantedBy === null ? null : <small className="key-row-clash">“{wantedBy}” would take this key.</small>}
      {asked === null ? null : (
        <span className="key-row-question" role="alert">
          <small className="key-row-clash">
            {keysText(asked.key, onMac)} is {asked.clashes.map((clash) => `“${clash.says}”`).join(' and ')}{' '}
            now.
          </small>
          <Button onPress={onTake}>Take it</Button>
          <Button tone="quiet" onPress={onLeave}>
            Leave it
          </Button>
        </span>
      )}
    </li>
  );
}

function Keys({ keys }: { readonly keys: readonly string[] }) {
  if (keys.length === 0) return <span className="muted">no key</span>;
  return keys.map((key, index) => (
    <Fragment key={key}>
      {index === 0 ? null : <span className="unseen"> or </span>}
      <Kbd keys={key} isRead />
    </Fragment>
  ));
}

/** The next press, before anything else in the window hears it; null for Escape, or when the window was left. */
function hearOne(heard: (key: string | null) => void): () => void {
  const hear = (event: KeyboardEvent): void => {
    event.preventDefault();
    event.stopImmediatePropagation();
    const [name] = namesOf(event, onMac);
    if (name !== undefined) heard(name === 'Escape' ? null : name);
  };
  const swallow = (event: KeyboardEvent): void => event.stopImmediatePropagation();
  const leave = (): void => heard(null);
  window.addEventListener('keydown', hear, { capture: true });
  window.addEventListener('keyup', swallow, { capture: true });
  window.addEventListener('pointerdown', leave, { capture: true });
  window.addEventListener('blur', leave);
  return () => {
    window.removeEventListener('keydown', hear, { capture: true });
    window.removeEventListener('keyup', swallow, { capture: true });
    window.removeEventListener('pointerdown', leave, { capture: true });
    window.removeEventListener('blur', leave);
  };
}
