import { Search } from 'lucide-react';
import { spanText } from '../../contract/time.ts';
import { useCameras, useReview, useSession } from '../review/session.ts';
import { Button } from '../ui/Button.tsx';
import { FoundRow } from './FoundRow.tsx';

/** The nearest of them are enough to find what belongs together. */
const shownAtMost = 12;

/** Whatever else was recorded about then, for what neither an incident number nor a dispatch joins. */
export function OtherRecordings() {
  const { cameras } = useSession();
  const others = useCameras((state) => state.others);
  const beside = useCameras((state) => state.cameras);
  const companions = useCameras((state) => state.companions);
  const recordedAt = useReview(({ detail }) => detail?.video.recordedAt ?? 0);
  const waiting = useReview(({ phase }) => phase !== 'open');
  if (others === null)
    return (
      <Button
        className="cameras-look"
        tone="quiet"
        icon={<Search />}
        isDisabled={waiting}
        onPress={() => void cameras.findOthers()}
      >
        Look for other recordings of that time
      </Button>
    );
  const known = new Set([...beside.map(({ clip }) => clip.id), ...(companions ?? []).map(({ id }) => id)]);
  const left = others.filter(({ id }) => !known.has(id)).slice(0, shownAtMost);
  return (
    <section className="card" aria-label="Other recordings of that time">
      <h2>Other recordings of that time</h2>
      {left.length === 0 ? (
        <p className="cameras-none">This desk holds no other recording that began within two hours of it.</p>
      ) : (
        <ul className="companions">
          {left.map((row) => (
            <FoundRow key={row.id} row={row} says={apartText(row.recordedAt - recordedAt)} />
          ))}
        </ul>
      )}
    </section>
  );
}

function apartText(apartMs: number): string {
  return `began ${spanText(apartMs)} ${apartMs < 0 ? 'earlier' : 'later'}`;
}
