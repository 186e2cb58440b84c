import { Volume2, VolumeX } from 'lucide-react';
import { memo, useEffect, useRef } from 'react';
import { useCameras, useReview, useSession } from '../review/session.ts';
import { IconButton } from '../ui/IconButton.tsx';
import { offsetText, placeText } from './alignment.ts';
import { type Camera, whose } from './camerasState.ts';

/** The other cameras beside the picture; nothing while there are none. */
export function CameraTiles() {
  const cameras = useCameras((state) => state.cameras);
  if (cameras.length === 0) return null;
  return (
    <>
      <MainLabel />
      {cameras.map((camera) => (
        <Tile key={camera.clip.id} camera={camera} />
      ))}
    </>
  );
}

/** Whose picture the leading one is. */
function MainLabel() {
  const officer = useReview(({ detail }) => detail?.officer?.name ?? null);
  const unit = useReview(({ detail }) => detail?.video.unit ?? null);
  return (
    <p className="camera-label camera-label-main">
      <b>Under review</b> {[officer, unit].filter(Boolean).join(', ')}
    </p>
  );
}

type TileProps = { readonly camera: Camera };

/** Drift, which is told twice a second while playing, isn't shown here. */
function isDrawnAlike({ camera: before }: TileProps, { camera }: TileProps): boolean {
  const { driftMs, worstDriftMs } = before;
  const pairs = Object.entries({ ...camera, driftMs, worstDriftMs });
  return pairs.every(([name, value]) => before[name as keyof Camera] === value);
}

const Tile = memo(function Tile({ camera }: TileProps) {
  const { cameras, player } = useSession();
  const isChosen = useCameras(({ chosen }) => chosen === camera.clip.id);
  const isHeard = useCameras(({ heard }) => heard === camera.clip.id);
  const host = useRef<HTMLDivElement>(null);
  const { id } = camera.clip;
  const canBeSeen = camera.footage === 'playable';

  useEffect(() => {
    const element = host.current;
    const video = canBeSeen ? cameras.videoOf(id) : null;
    if (element === null || video === null) return;
    element.append(video);
    element.addEventListener('click', player.toggle);
    return () => {
      element.removeEventListener('click', player.toggle);
      video.remove();
    };
  }, [cameras, player, id, canBeSeen]);

  return (
    <section
      className={`camera-tile ${isChosen ? 'camera-chosen' : ''}`}
      aria-label={`Camera of ${whose(camera.clip)}`}
    >
      <div ref={host} className="camera-picture" />
      <WhyNot camera={camera} />
      <div className="camera-label">
        <button type="button" className="camera-name" onClick={() => cameras.choose(id)}>
          <b>{whose(camera.clip)}</b> <span className="mono">{offsetText(camera.offsetMs)}</span>
        </button>
        <IconButton
          label={isHeard ? 'Hear the recording under review again' : 'Hear this camera'}
          icon={isHeard ? <Volume2 /> : <VolumeX />}
          isOn={isHeard}
          isDisabled={!canBeSeen}
          onPress={() => cameras.hear(isHeard ? null : id)}
        />
      </div>
    </section>
  );
}, isDrawnAlike);

/** What stands in place of a picture that isn't there at this moment. */
function WhyNot({ camera }: { readonly camera: Camera }) {
  const words = whyNot(camera);
  if (words === null) return null;
  return (
    <p className="camera-why" role="status">
      <strong>{words.says}</strong>
      {words.detail === null ? null : <span>{words.detail}</span>}
    </p>
  );
}

function whyNot({ footage, says, place, offsetMs }: Camera) {
  if (footage === 'asking') return { says: 'Opening the recording', detail: null };
  if (says !== null) return { says: 'Can’t be shown', detail: says };
  if (place === 'not-yet')
    return {
      says: 'Not recording yet',
      detail: `It begins ${placeText(offsetMs)} into this recording.`,
    };
  if (place === 'ended') return { says: 'Recording ended', detail: null };
  return null;
}
