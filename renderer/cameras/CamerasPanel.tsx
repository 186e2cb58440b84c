import type { Companion } from '../../contract/library-state.ts';
import { spanText } from '../../contract/time.ts';
import { useCameras, useReview } from '../review/session.ts';
import { CameraCard } from './CameraCard.tsx';
import { FoundRow } from './FoundRow.tsx';
import { OtherRecordings } from './OtherRecordings.tsx';

/** The other cameras of the incident: those beside the picture, and those that can be added. */
export function CamerasPanel() {
  const cameras = useCameras((state) => state.cameras);
  const companions = useCameras((state) => state.companions);
  const problem = useCameras((state) => state.problem);
  const waiting = useReview(({ phase }) => phase !== 'open');
  const left = companions?.filter(({ id }) => cameras.every(({ clip }) => clip.id !== id)) ?? [];
  return (
    <div className="panel-body">
      {cameras.map((camera) => (
        <CameraCard key={camera.clip.id} camera={camera} />
      ))}
      <section className="card" aria-label="Found for this incident">
        <h2>Found for this incident</h2>
        {left.length === 0 ? (
          <p className="cameras-none">
            {problem !== null
              ? `${problem.title} ${problem.todo ?? ''}`
              : waiting || companions === null
                ? 'The cameras are looked for when the review is open.'
                : cameras.length > 0
                  ? 'Every recording that was found stands beside the picture.'
                  : 'This desk holds no other recording of the incident.'}
          </p>
        ) : (
          <ul className="companions">
            {left.map((companion) => (
              <FoundRow
                key={companion.id}
                row={companion}
                says={`${companion.why.map((one) => reasons[one]).join(', ')}; ${commonText(companion.overlapMs)}`}
              />
            ))}
          </ul>
        )}
        <p className="facts-foot">
          Recordings with the same incident number, or of officers sent to the same dispatch event, that
          overlap this one; and those that the record names.
        </p>
      </section>
      <OtherRecordings />
    </div>
  );
}

const reasons = {
  incident: 'same incident',
  event: 'same dispatch event',
  record: 'named in the record',
} as const satisfies Record<Companion['why'][number], string>;

function commonText(overlapMs: number): string {
  return overlapMs > 0 ? `${spanText(overlapMs)} in common` : 'no time in common by the clocks';
}
