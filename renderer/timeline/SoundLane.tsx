import type { LaneProps } from './Lanes.tsx';
import { lanes } from './lanes.ts';
import { type View, xOf } from './scale.ts';

/**
 * What is known about the sound: the buffer that is silent by design, where the officer muted, and where the desk found
 * speech and silence. The waveform lies on a canvas beneath; until it is there, a thin line says where sound is expected.
 */
export function SoundLane({ model, view, width }: LaneProps) {
  const { top, height } = lanes.sound;
  const middle = top + height / 2;
  const buffer = model.activationMs ?? 0;
  const soundFrom = model.bufferHasAudio ? 0 : buffer;
  return (
    <>
      {model.hasSound === false || model.sound !== null ? null : (
        <Band
          view={view}
          width={width}
          startMs={soundFrom}
          endMs={model.durationMs}
          className="timeline-sound"
          top={middle - 0.5}
          height={1}
        />
      )}
      {model.sound?.silences.map(({ startMs, endMs }) => (
        <Band
          key={`silence ${startMs}`}
          view={view}
          width={width}
          startMs={Math.max(soundFrom, startMs)}
          endMs={endMs}
          className="timeline-silence"
          top={top}
          height={height}
        />
      ))}
      {model.speech?.map(({ startMs, endMs }) => (
        <Band
          key={`speech ${startMs}`}
          view={view}
          width={width}
          startMs={startMs}
          endMs={endMs}
          className="timeline-speech"
          top={top + height + 3}
          height={3}
        />
      ))}
      {model.listening === null ? null : (
        <text className="timeline-note" x={width - 4} y={top + 10} textAnchor="end">
          {`listening, ${Math.floor(model.listening * 100)} %`}
        </text>
      )}
      {buffer > 0 ? <Buffer {...{ model, view, width }} endMs={buffer} /> : null}
      {model.hasSound === false ? (
        <text className="timeline-note" x={width / 2} y={middle + 4} textAnchor="middle">
          this recording has no sound
        </text>
      ) : null}
      {model.activationMs !== null && buffer > 0 ? (
        <path className="timeline-activation" d={`M${xOf(view, width, buffer)} ${top}v${height}`} />
      ) : null}
      {model.muted.map(({ startMs, endMs }) => (
        <g key={startMs}>
          <Band
            view={view}
            width={width}
            startMs={startMs}
            endMs={endMs}
            className="timeline-muted"
            top={top}
            height={height}
          />
          <BandText
            view={view}
            width={width}
            startMs={startMs}
            endMs={endMs}
            text="muted"
            className="timeline-muted-text"
          />
        </g>
      ))}
    </>
  );
}

function Buffer({ model, view, width, endMs }: LaneProps & { readonly endMs: number }) {
  const text = model.bufferHasAudio || model.hasSound === false ? 'buffer' : 'buffer, silent by design';
  return (
    <>
      <Band
        view={view}
        width={width}
        startMs={0}
        endMs={endMs}
        className="timeline-buffer"
        top={lanes.sound.top}
        height={lanes.sound.height}
      />
      <BandText
        view={view}
        width={width}
        startMs={0}
        endMs={endMs}
        text={text}
        short="buffer"
        className="timeline-note"
      />
    </>
  );
}

type BandProps = {
  readonly view: View;
  readonly width: number;
  readonly startMs: number;
  readonly endMs: number;
};

function Band({
  view,
  width,
  startMs,
  endMs,
  className,
  top,
  height,
}: BandProps & { readonly className: string; readonly top: number; readonly height: number }) {
  const x = Math.max(0, xOf(view, width, startMs));
  const length = Math.min(width, xOf(view, width, endMs)) - x;
  return length <= 0 ? null : (
    <rect className={className} x={x} y={top} width={length} height={height} rx={2} />
  );
}

/** Words inside a band, where there is room for them. */
function BandText({
  view,
  width,
  startMs,
  endMs,
  text,
  short,
  className,
}: BandProps & { readonly text: string; readonly short?: string; readonly className: string }) {
  const from = Math.max(0, xOf(view, width, startMs));
  const to = Math.min(width, xOf(view, width, endMs));
  const fitting = [text, short ?? ''].find((words) => words.length * 6 + 10 < to - from);
  if (fitting === undefined || fitting === '') return null;
  return (
    <text
      className={className}
      x={(from + to) / 2}
      y={lanes.sound.top + lanes.sound.height / 2 + 4}
      textAnchor="middle"
    >
      {fitting}
    </text>
  );
}
