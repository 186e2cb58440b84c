import { Minus, Plus } from 'lucide-react';
import { useKeyOf } from '../keyboard/KeyboardProvider.tsx';
import { fastest, nextSpeed, slowest, speeds, speedText } from '../player/playerState.ts';
import { IconButton } from '../ui/IconButton.tsx';
import { Select } from '../ui/Select.tsx';
import { playKeys } from './reviewKeys.ts';
import { usePlayer, useSession } from './session.ts';

/** How fast it plays: a step slower or faster, or any of the usual speeds. As wide at every speed, so that nothing moves. */
export function SpeedControl() {
  const { player, shuttle, places } = useSession();
  const speed = usePlayer((state) => state.speed);
  const choices = speeds.includes(speed) ? speeds : [...speeds, speed].toSorted((a, b) => a - b);
  const set = (wanted: number) => {
    shuttle.keepSpeed();
    player.setSpeed(wanted);
    places.stage?.focus();
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset can't be laid out in one line with the rest everywhere
    <span className="speeds" role="group" aria-label="Speed">
      <IconButton
        label="Slower"
        keys={useKeyOf(playKeys, 'speed.slower')}
        side="top"
        icon={<Minus />}
        isDisabled={speed <= slowest}
        onPress={() => set(nextSpeed(speed, -1))}
      />
      <Select
        label="Speed"
        hideLabel
        className="speed"
        options={choices.map((value) => ({
          id: String(value),
          label: speedText(value),
          ...(value === 1 ? { detail: 'normal' } : {}),
        }))}
        value={String(speed)}
        onChange={(value) => set(Number(value))}
        isOn={speed !== 1}
      />
      <IconButton
        label="Faster"
        keys={useKeyOf(playKeys, 'speed.faster')}
        side="top"
        icon={<Plus />}
        isDisabled={speed >= fastest}
        onPress={() => set(nextSpeed(speed, 1))}
      />
    </span>
  );
}
