import { useDesk } from '../desk/DeskProvider.tsx';
import { useNow } from '../desk/use-now.ts';
import { hashOf } from '../route/route.ts';
import { Dot } from '../ui/Pill.tsx';
import { stateText, syncWords } from '../words/sync.ts';
import './sync-pill.css';

/** How the work stands, in every bar; a press shows the details. */
export function SyncPill() {
  const sync = useDesk((desk) => desk.sync);
  const now = useNow();
  const { dot, says } = syncWords(sync, now);
  return (
    <a
      className="pill sync-pill"
      href={hashOf({ screen: 'sync' })}
      aria-label={`Sync: ${says}`}
      title={stateText(sync)}
    >
      <Dot state={dot} />
      {says}
    </a>
  );
}
