import { Clock, X } from 'lucide-react';
import { isOpen } from '../review/reviewState.ts';
import { useCameras, useReview, useSession } from '../review/session.ts';
import { Button } from '../ui/Button.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import { placeText } from './alignment.ts';
import { coarseMs } from './cameraKeys.ts';
import { type Camera, whose } from './camerasState.ts';
import { OffsetHandle } from './OffsetHandle.tsx';

/** One camera beside the picture: where it lies, how that was found, how well it runs. */
export function CameraCard({ camera }: { readonly camera: Camera }) {
  const { cameras } = useSession();
  const isChosen = useCameras(({ chosen }) => chosen === camera.clip.id);
  const open = useReview(isOpen);
  const { id, title } = camera.clip;
  const name = whose(camera.clip);
  return (
    <section
      className={`card camera-card ${isChosen ? 'camera-card-chosen' : ''}`}
      aria-label={`Camera of ${name}`}
    >
      <header>
        <button
          type="button"
          className="camera-name"
          aria-pressed={isChosen}
          onClick={() => cameras.choose(id)}
        >
          <b>{name}</b>
          <small>{title}</small>
        </button>
        <IconButton
          label={`Take the camera of ${name} away`}
          icon={<X />}
          isDisabled={!open}
          onPress={() => cameras.remove(id)}
        />
      </header>
      <Offset camera={camera} name={name} isDisabled={!open} />
      <SameMoment camera={camera} isDisabled={!open || camera.footage !== 'playable'} />
      <p className="camera-drift">{driftText(camera)}</p>
    </section>
  );
}

type PartProps = { readonly camera: Camera; readonly isDisabled: boolean };

function Offset({ camera, name, isDisabled }: PartProps & { readonly name: string }) {
  const { cameras } = useSession();
  const { id } = camera.clip;
  return (
    <div className="camera-offset">
      <header>
        <span className="camera-how">Begins, {hows[camera.how]}</span>
        <IconButton
          label="Back to the records’ clocks"
          icon={<Clock />}
          isDisabled={isDisabled || camera.how === 'clock'}
          onPress={() => cameras.byClock(id)}
        />
      </header>
      <div className="camera-nudges">
        <Button label="100 ms earlier" isDisabled={isDisabled} onPress={() => cameras.move(id, -coarseMs)}>
          −100
        </Button>
        <Button label="One frame earlier" isDisabled={isDisabled} onPress={() => cameras.moveFrame(id, -1)}>
          −1 fr
        </Button>
        <OffsetHandle
          label={`Where the camera of ${name} begins`}
          offsetMs={camera.offsetMs}
          isDisabled={isDisabled}
          onMove={(byMs) => cameras.move(id, byMs)}
          onFrame={(direction) => cameras.moveFrame(id, direction)}
        />
        <Button label="One frame later" isDisabled={isDisabled} onPress={() => cameras.moveFrame(id, 1)}>
          +1 fr
        </Button>
        <Button label="100 ms later" isDisabled={isDisabled} onPress={() => cameras.move(id, coarseMs)}>
          +100
        </Button>
      </div>
    </div>
  );
}

const hows = {
  clock: 'by the two records’ clocks',
  eye: 'moved by eye',
  mark: 'by a moment marked in both',
} as const satisfies Record<Camera['how'], string>;

/** The same flash or crack, marked in both clips. */
function SameMoment({ camera, isDisabled }: PartProps) {
  const { cameras } = useSession();
  const { leaderMs, cameraMs } = camera.marks;
  const { id } = camera.clip;
  return (
    <fieldset className="camera-marks">
      <legend>The same flash or sound is on the picture now, in</legend>
      <Button
        isDisabled={isDisabled}
        isOn={leaderMs !== null}
        label={`${leaderMs === null ? 'The one under review' : placeText(leaderMs)}: mark it in the recording under review`}
        onPress={() => cameras.mark(id, 'leaderMs')}
      >
        {leaderMs === null ? 'The one under review' : placeText(leaderMs)}
      </Button>
      <Button
        isDisabled={isDisabled}
        isOn={cameraMs !== null}
        label={`${cameraMs === null ? 'This camera' : placeText(cameraMs)}: mark it in the camera of ${whose(camera.clip)}`}
        onPress={() => cameras.mark(id, 'cameraMs')}
      >
        {cameraMs === null ? 'This camera' : placeText(cameraMs)}
      </Button>
    </fieldset>
  );
}

function driftText({ says, driftMs, worstDriftMs }: Camera): string {
  if (says !== null) return says;
  const now = driftMs === null ? 'not measured yet' : `${Math.abs(Math.round(driftMs))} ms`;
  const worst = worstDriftMs === null ? 'play both to measure it' : `${worstDriftMs} ms at worst`;
  return `Drift ${now}; ${worst}`;
}
