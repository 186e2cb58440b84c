import { useState } from 'react';

/** Which rows of a table are open, by their keys, and what opens or closes one. */
export function useOpened(): readonly [ReadonlySet<string>, (key: string) => void] {
  const [opened, setOpened] = useState<ReadonlySet<string>>(new Set());
  const toggle = (key: string): void => {
    const next = new Set(opened);
    if (!next.delete(key)) next.add(key);
    setOpened(next);
  };
  return [opened, toggle];
}
