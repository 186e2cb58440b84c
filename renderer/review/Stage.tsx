import { useEffect, useRef } from 'react';
import { CameraTiles } from '../cameras/CameraTiles.tsx';
import { CameraWhy } from '../cameras/CameraWhy.tsx';
import { useAfterPaint } from '../ui/use-after-paint.ts';
import { DataBanner } from './DataBanner.tsx';
import { FindingCard } from './FindingCard.tsx';
import { isNote } from './kinds.ts';
import { PurposePanel } from './PurposePanel.tsx';
import { StageMessage } from './StageMessage.tsx';
import { useCameras, useReview, useSession } from './session.ts';
import { useFindingKinds } from './useFindingKinds.ts';

/** The picture, and what has to be said over it. A press on the picture plays or pauses. */
export function Stage() {
  const { player, places } = useSession();
  const host = useRef<HTMLDivElement>(null);
  const asksPurpose = useReview(({ phase }) => phase === 'purpose');
  const kinds = useFindingKinds();
  const edited = useReview(({ editing, review }) =>
    editing === null
      ? null
      : (review?.findings.find(({ finding }) => finding.id === editing)?.finding.kind ?? null),
  );
  // The mark on the timeline is what the reviewer looks for; its card follows. A note's card is typed into at once.
  const hasCard = useAfterPaint(edited !== null, edited !== null && isNote(kinds, edited));

  const beside = useCameras(({ cameras }) => cameras.length);

  useEffect(() => {
    const element = host.current;
    if (element === null) return;
    places.stage = element;
    element.focus({ preventScroll: true });
    // Space does the same from anywhere, so the picture itself is no button.
    element.addEventListener('click', player.toggle);
    const unmount = player.mount(element);
    return () => {
      element.removeEventListener('click', player.toggle);
      unmount();
    };
  }, [player, places]);

  return (
    <section
      className={beside === 0 ? 'stage' : `stage stage-beside stage-beside-${beside}`}
      aria-label="Picture"
    >
      <div ref={host} className="stage-picture" tabIndex={-1} />
      <CameraTiles />
      <CameraWhy />
      {asksPurpose ? <PurposePanel /> : <StageMessage />}
      {hasCard ? <FindingCard /> : <DataBanner />}
    </section>
  );
}
