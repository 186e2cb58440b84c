import { useEffect } from 'react';
import { useKeyboard } from '../keyboard/KeyboardProvider.tsx';
import { heraldGoing } from '../route/route-store.ts';

/**
 * On the way from a list to a review the hand is quicker than the screen: what is pressed before the review's commands
 * are there waits for them. The review lets it go (ReviewScreen).
 */
export function useHeldPresses(): void {
  const keyboard = useKeyboard();
  useEffect(
    () =>
      heraldGoing((route) => {
        if (route.screen === 'review') keyboard.hold();
      }),
    [keyboard],
  );
}
