import { useEffect, useRef } from 'react';
import { CameraTiles } from '../cameras/CameraTiles.tsx';
import { DataBanner } from './DataBanner.tsx';
import { FindingCard } from './FindingCard.tsx';
import { PurposePanel } from './PurposePanel.tsx';
import { StageMessage } from './StageMessage.tsx';
import { useCameras, useReview, useSession } from './session.ts';

/** The picture, and what has to be said over it. A press on the picture plays or pauses. */
export function Stage() {
  const { player, places } = useSession();
  const host = useRef<HTMLDivElement>(null);
  const asksPurpose = useReview(({ phase }) => phase === 'purpose');
  const hasCard = useReview(({ editing }) => editing !== null);

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
      {asksPurpose ? <PurposePanel /> : <StageMessage />}
      {hasCard ? <FindingCard /> : <DataBanner />}
    </section>
  );
}
