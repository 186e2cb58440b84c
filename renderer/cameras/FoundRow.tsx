import { Plus } from 'lucide-react';
import type { VideoRow } from '../../contract/library-state.ts';
import { mostBeside } from '../../contract/nouns/review.ts';
import { isOpen } from '../review/reviewState.ts';
import { useCameras, useReview, useSession } from '../review/session.ts';
import { Button } from '../ui/Button.tsx';
import { whose } from './camerasState.ts';

/** A recording that can be added, and why it is offered. */
export function FoundRow({ row, says }: { readonly row: VideoRow; readonly says: string }) {
  const { cameras } = useSession();
  const open = useReview(isOpen);
  const isFull = useCameras((state) => state.cameras.length >= mostBeside);
  return (
    <li>
      <div>
        <b>{whose(row)}</b>
        <small>{row.title}</small>
        <small>{says}</small>
      </div>
      <Button
        icon={row.hasFootage ? <Plus /> : undefined}
        isDisabled={isFull || !open || !row.hasFootage}
        label={`Add the camera of ${whose(row)}`}
        onPress={() => cameras.add(row)}
      >
        {row.hasFootage ? 'Add' : 'No footage'}
      </Button>
    </li>
  );
}
