import type { CheckOut } from '../../../contract/sample-state.ts';
import { count } from '../../words/count.ts';

/** `9400000000` → `"9.4 GB"`: decimal units, as disks are sold. */
export function bytesText(bytes: number): string {
  if (bytes >= 1e9) return `${(bytes / 1e9).toFixed(1)} GB`;
  if (bytes >= 1e6) return `${Math.round(bytes / 1e6)} MB`;
  return `${Math.ceil(bytes / 1e3)} kB`;
}

/** What state the footage on this desk is in, and what that means for the work. */
export function checkOutText({ state, clips, bytes }: CheckOut): string {
  const all = `${count(clips, 'clip')}, ${bytesText(bytes)}`;
  switch (state) {
    case 'none':
      return clips === 0
        ? 'No clip of this sample may be taken along.'
        : `${all}, kept sealed on this desk, so that the sample can be watched without the network. Destroyed again when you say so.`;
    case 'running':
      return `Fetching ${all}. The work can go on meanwhile.`;
    case 'paused':
      return `Fetching stopped before it was done. What is here stays, and it goes on where it stopped.`;
    case 'ready':
      return `${all} are on this desk and can be watched without the network. Destroy them when the audit is done; reviews and marks stay.`;
    case 'expired':
      return 'The time for which the footage may be watched here is over. Destroy it, and take it along again if it is still needed.';
  }
}
