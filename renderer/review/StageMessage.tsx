import { CircleAlert, CloudOff, LoaderCircle } from 'lucide-react';
import { barsWatching, type Trouble } from '../../contract/nouns/review.ts';
import { usePlayer, useReview } from './session.ts';

/** What stands between the reviewer and the picture, in words: trouble with the video, weather, or waiting. */
export function StageMessage() {
  const footage = useReview((state) => state.footage);
  const trouble = useReview((state) => state.trouble);
  const phase = usePlayer((state) => state.phase);
  const hasPicture =
    usePlayer(({ pictureWidth }) => pictureWidth !== null && pictureWidth > 0) && phase !== 'failed';

  if (trouble !== null)
    return <TroubleMessage trouble={trouble} overPicture={hasPicture && footage.state === 'playable'} />;
  if (footage.state === 'away')
    return (
      <div className="stage-message" role="status">
        <CloudOff aria-hidden="true" />
        <strong>{footage.problem.title}</strong>
        <span>{footage.problem.todo ?? 'It is tried again by itself.'}</span>
      </div>
    );
  if (footage.state === 'asking' || phase === 'loading' || phase === 'empty')
    return <Waiting says="Opening the recording" />;
  return phase === 'stalled' ? <Waiting says="Waiting for the footage" /> : null;
}

/** Said only when it takes a while, so that nothing flickers. */
function Waiting({ says }: { readonly says: string }) {
  return (
    <div className="stage-waiting" role="status">
      <LoaderCircle aria-hidden="true" />
      {says}
    </div>
  );
}

const headings = {
  'no-picture': 'No picture',
  'ends-early': 'Ends early',
  corrupt: 'Damaged recording',
  'hash-mismatch': 'Hash mismatch',
  'not-playable': 'Can’t be played here',
  missing: 'No footage',
  closed: 'Closed recording',
  'lying-duration': 'Wrong length in the file',
} as const satisfies Record<Trouble['code'], string>;

function TroubleMessage({
  trouble,
  overPicture,
}: {
  readonly trouble: Trouble;
  readonly overPicture: boolean;
}) {
  const means = barsWatching(trouble)
    ? 'It can’t be submitted as watched. Choose why it is unavailable; the fault is kept with the review.'
    : 'The rest can be reviewed: jump past it with →. The damaged part doesn’t count as watched; the fault is kept with the review.';
  return (
    <div className={overPicture ? 'stage-strip' : 'stage-message'} role="alert">
      <CircleAlert aria-hidden="true" />
      <strong>{headings[trouble.code]}</strong>
      <span>{trouble.says}</span>
      <span className="stage-means">{means}</span>
    </div>
  );
}
