import { useEffect, useRef, useState } from 'react';
import { useDeskStore } from '../desk/DeskProvider.tsx';
import { keepSettings } from '../desk/desk-store.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { isReaction, pauseBefore, reactionFrom, trials } from './reaction.ts';
import { reactionName } from './reactionSetting.ts';
import './reaction.css';

/** Measures how long this reviewer takes to press a key, and keeps it: marks made while playing are set earlier by as much. */
export function ReactionDialog({ onClose }: { readonly onClose: () => void }) {
  const deskStore = useDeskStore();
  const [presses, setPresses] = useState<readonly number[]>([]);
  const [round, setRound] = useState(0);
  const [says, setSays] = useState('Press Space, or the button, as soon as the field lights up.');
  const measured = reactionFrom(presses);
  const keep = (milliseconds: number): void => {
    const { kept = {} } = deskStore.getState().desk?.settings ?? {};
    void keepSettings(deskStore, { kept: { ...kept, [reactionName]: String(milliseconds) } });
    onClose();
  };
  return (
    <Dialog
      title="Reaction time"
      isOpen
      onClose={onClose}
      size="small"
      footer={
        <>
          <Button onPress={() => keep(0)}>Use none</Button>
          <Button tone="primary" isDisabled={measured === null} onPress={() => keep(measured ?? 0)}>
            {measured === null ? 'Keep' : `Keep ${measured} ms`}
          </Button>
        </>
      }
    >
      <p>
        Marks made while the clip plays are set earlier by the time between seeing and pressing. The raw
        moment is kept beside the corrected one.
      </p>
      {measured === null ? (
        <Signal
          key={round}
          onPress={(milliseconds) => {
            setRound(round + 1);
            if (isReaction(milliseconds)) setPresses([...presses, milliseconds]);
            setSays(
              isReaction(milliseconds)
                ? `${Math.round(milliseconds)} ms. ${trials - presses.length - 1} to go.`
                : 'That was before the light, or long after it. It doesn’t count; once more.',
            );
          }}
        />
      ) : null}
      <p role="status">{measured === null ? says : `Your reaction time is ${measured} ms.`}</p>
    </Dialog>
  );
}

/** A field that lights up after a while; says how long the press took, negative when it came too early. */
function Signal({ onPress }: { readonly onPress: (milliseconds: number) => void }) {
  const [isLit, setLit] = useState(false);
  const litAt = useRef<number | null>(null);
  const field = useRef<HTMLButtonElement>(null);

  useEffect(() => {
    field.current?.focus();
    let drawing = 0;
    const timer = setTimeout(() => {
      setLit(true);
      // Counted from the frame in which it is drawn.
      drawing = requestAnimationFrame(() => {
        litAt.current = performance.now();
      });
    }, pauseBefore(Math.random()));
    return () => {
      clearTimeout(timer);
      cancelAnimationFrame(drawing);
    };
  }, []);

  return (
    <button
      type="button"
      ref={field}
      className={`reaction-signal ${isLit ? 'reaction-lit' : ''}`}
      aria-label="Press when it lights up"
      onKeyDown={(event) => {
        if (event.key !== ' ' || event.repeat) return;
        event.preventDefault();
        press(event.timeStamp);
      }}
      onPointerDown={(event) => press(event.timeStamp)}
    />
  );

  function press(at: number): void {
    onPress(litAt.current === null ? -1 : at - litAt.current);
  }
}
