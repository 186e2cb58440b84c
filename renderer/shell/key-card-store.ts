import { create } from 'zustand';

/** Whether the card with the keys is shown. */
export const useKeyCard = create<{ readonly isOpen: boolean }>(() => ({ isOpen: false }));

export function toggleKeyCard(): void {
  useKeyCard.setState(({ isOpen }) => ({ isOpen: !isOpen }));
}
