import { useEffect, useState } from 'react';

/** True once something has been so for this long, in milliseconds, and as long as it stays so. */
export function useLasting(isNow: boolean, forMs: number): boolean {
  const [isLasting, setLasting] = useState(false);
  useEffect(() => {
    if (!isNow) return;
    const timer = setTimeout(() => setLasting(true), forMs);
    return () => {
      clearTimeout(timer);
      setLasting(false);
    };
  }, [isNow, forMs]);
  return isNow && isLasting;
}
