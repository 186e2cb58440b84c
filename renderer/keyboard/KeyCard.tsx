import { Printer } from 'lucide-react';
import { useState } from 'react';
import { useStore } from 'zustand/react';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { Segmented } from '../ui/Segmented.tsx';
import {
  boundBy,
  clashesOf,
  type Heard,
  keysOf,
  type OwnKeys,
  standardKeys,
  withKey,
  withoutOwn,
} from './bindings.ts';
import { fieldModifier, type Layer } from './commands.ts';
import { useKeyboard } from './KeyboardProvider.tsx';
import { type Asked, KeyRow } from './KeyRow.tsx';
import { elsewhere, heardWith, type KeyScreen } from './key-screens.ts';
import { onMac } from './keys.ts';
import { type PresetId, presets } from './presets.ts';
import './key-card.css';

type KeyCardProps = {
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly keys: OwnKeys;
  readonly keep: (keys: OwnKeys) => void;
  /** The commands of every screen. */
  readonly screens: readonly KeyScreen[];
};

/** All keys, those that work here first, by screen and part of it; each can be changed. Shown by `?`. */
export function KeyCard({ isOpen, onClose, keys, keep, screens }: KeyCardProps) {
  return (
    <Dialog
      title="Keys"
      isOpen={isOpen}
      onClose={onClose}
      size="large"
      footer={<Foot keys={keys} keep={keep} />}
    >
      <Card keys={keys} keep={keep} screens={screens} />
    </Dialog>
  );
}

const labels = Object.entries(presets).map(([value, { label }]) => ({ value: value as PresetId, label }));

function Card({ keys, keep, screens }: Pick<KeyCardProps, 'keys' | 'keep' | 'screens'>) {
  const layers = useStore(useKeyboard().layers, (state) => state.layers);
  const [asked, setAsked] = useState<Asked | null>(null);
  const bound = boundBy(keys);
  const here = groupsOf(layers);
  const others = elsewhere(here, screens);
  const all = [...here, ...others.flatMap((other) => other.layers)];
  const give = (name: string, key: string, from: Asked['clashes'] = []): void => {
    keep(withKey(keys, name, key, from));
    setAsked(null);
  };
  const press = (name: string, key: string): void => {
    const clashes = clashesOf(heardWith(name, here, screens), name, key, bound);
    if (clashes.some(({ kind }) => kind === 'taken')) setAsked({ name, key, clashes });
    else give(name, key);
  };
  const section = ({ title, map }: Heard, screen: string | null) => (
    <section key={title} aria-label={screen === null ? title : `${screen}: ${title}`}>
      <h3>{title}</h3>
      <ul>
        {Object.entries(map).map(([name, command]) => (
          <KeyRow
            key={name}
            says={command.says}
            isFixed={command.isFixed === true}
            isOwn={Object.hasOwn(keys.own, name)}
            keys={keysOf(map, name, bound)}
            asked={asked?.name === name ? asked : null}
            wantedBy={wanted(asked, name, all)}
            onPress={(key) => press(name, key)}
            onTake={() => asked !== null && give(name, asked.key, asked.clashes)}
            onLeave={() => setAsked(null)}
            onBack={() => keep(withoutOwn(keys, name))}
          />
        ))}
      </ul>
    </section>
  );
  return (
    <>
      <div className="key-card-preset">
        <Segmented
          label="Preset"
          segments={labels}
          value={keys.preset}
          onChange={(preset) => {
            setAsked(null);
            if (preset !== null) keep({ preset, own: {} });
          }}
        />
        <p>{presets[keys.preset].says}</p>
      </div>
      <div className="key-card">{here.map((layer) => section(layer, null))}</div>
      {others.map(({ screen, layers: parts }) => (
        <section key={screen} className="key-card-screen" aria-label={`Keys of ${screen}`}>
          <h2>{screen}</h2>
          <div className="key-card">{parts.map((layer) => section(layer, screen))}</div>
        </section>
      ))}
      <p className="key-card-note">
        In a note field, hold {fieldModifier(onMac)} with the key of playback or of a tag:{' '}
        {fieldModifier(onMac)} S does there what S does elsewhere. What has the focus takes its keys first: Y
        and N answer the question you are at.
      </p>
    </>
  );
}

/** The command that would take a key from this one, in words. */
function wanted(asked: Asked | null, name: string, groups: readonly Heard[]): string | null {
  const isMeant = asked?.clashes.some((clash) => clash.kind === 'taken' && clash.name === name) === true;
  if (asked === null || !isMeant) return null;
  return groups.find(({ map }) => Object.hasOwn(map, asked.name))?.map[asked.name]?.says ?? null;
}

function Foot({ keys, keep }: Pick<KeyCardProps, 'keys' | 'keep'>) {
  const own = Object.keys(keys.own).length;
  return (
    <>
      <Button
        tone="quiet"
        isDisabled={own === 0}
        onPress={() => keep({ ...standardKeys, preset: keys.preset })}
      >
        Put all keys back
      </Button>
      <Button icon={<Printer aria-hidden="true" />} onPress={() => window.print()}>
        Print this card
      </Button>
    </>
  );
}

/** The newest layers first; layers of one title become one group. */
function groupsOf(layers: readonly Layer[]): readonly Heard[] {
  const groups = new Map<string, Heard>();
  for (const { title, map, modal, inFocus = false } of [...layers].reverse()) {
    if (modal) continue;
    groups.set(title, { title, map: { ...groups.get(title)?.map, ...map }, inFocus });
  }
  return [...groups.values()];
}
