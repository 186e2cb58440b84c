import { CircleCheck, CloudDownload, ListChecks, SearchX } from 'lucide-react';
import type { SyncSummary } from '../../contract/desk-state.ts';
import { useDesk } from '../desk/DeskProvider.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { count } from '../words/count.ts';
import { stateText } from '../words/sync.ts';
import { nearDeletionDays, type QueueFilter } from './queue-store.ts';

type NothingHereProps = { readonly filter: QueueFilter; readonly text: string; readonly total: number };

/** Why the list is empty, and what would fill it. */
export function NothingHere({ filter, text, total }: NothingHereProps) {
  const sync = useDesk((desk) => desk.sync);
  if (sync.lastPulledAt === null && total === 0) return <FirstFetch sync={sync} />;
  if (text !== '') {
    return (
      <EmptyState icon={<SearchX aria-hidden="true" />} title="Nothing in the queue matches">
        The filter looks at officer, badge, incident number, call and date. All videos that you may see are in
        the Library.
      </EmptyState>
    );
  }
  if (total === 0) {
    return (
      <EmptyState icon={<ListChecks aria-hidden="true" />} title="No reviews are assigned to you">
        When a draw or a colleague gives you one, it appears here by itself. Any video that you may see can be
        reviewed from the Library.
      </EmptyState>
    );
  }
  const { title, says } = words[filter];
  return (
    <EmptyState icon={<CircleCheck aria-hidden="true" />} title={title}>
      {says}
    </EmptyState>
  );
}

/** A desk that is new here has nothing yet: say how far it is, or what keeps it. */
function FirstFetch({ sync }: { readonly sync: SyncSummary }) {
  const title =
    sync.state === 'pulling' ? 'Fetching the catalogue for the first time' : 'The catalogue is not here yet';
  const says =
    sync.state === 'pulling'
      ? `${count(sync.pulled, 'record')} so far. Reviews that you owe appear here as they come.`
      : stateText(sync);
  return (
    <EmptyState icon={<CloudDownload aria-hidden="true" />} title={title}>
      {says}
    </EmptyState>
  );
}

const words: Readonly<Record<QueueFilter, { readonly title: string; readonly says: string }>> = {
  due: {
    title: 'All done',
    says: 'Every review that you owe in this period is submitted. The next draw appears here by itself.',
  },
  'near-deletion': {
    title: 'Nothing is about to be deleted',
    says: `Videos in your queue that delete themselves within ${nearDeletionDays} days would be here, soonest first.`,
  },
  returned: {
    title: 'Nothing was sent back',
    says: 'Reviews that somebody returned to you with a question would be here.',
  },
  second: {
    title: 'No second reviews',
    says: 'Videos that a colleague has reviewed and you are asked to review independently would be here.',
  },
  done: { title: 'Nothing submitted yet', says: 'Reviews that you submit in this period gather here.' },
};
