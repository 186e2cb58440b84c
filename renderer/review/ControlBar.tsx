import { Pause, Play, Rewind, Volume2, VolumeX } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useStore } from 'zustand/react';
import { clockText, lengthText } from '../../contract/time.ts';
import { useKeyOf } from '../keyboard/KeyboardProvider.tsx';
import type { Player } from '../player/player.ts';
import { shownPercent } from '../player/watched.ts';
import { IconButton } from '../ui/IconButton.tsx';
import { writeText } from '../ui/write-text.ts';
import { playKeys } from './reviewKeys.ts';
import { SpeedControl } from './SpeedControl.tsx';
import { usePlayer, useReview, useSession, useWatched } from './session.ts';
import { TagButtons } from './TagButtons.tsx';

/** Where we are and how fast, how much was watched, and the tags with their keys. */
export function ControlBar() {
  const { player, shuttle } = useSession();
  const back = useStore(shuttle.store, (state) => state.back);
  const playing = usePlayer((state) => state.playing);
  const muted = usePlayer((state) => state.muted || state.volume === 0);
  return (
    <div className="control-bar" role="toolbar" aria-label="Playback">
      <IconButton
        label={back > 0 ? `Stop going back at ${back}×` : playing ? 'Pause' : 'Play'}
        keys={useKeyOf(playKeys, 'play.toggle')}
        side="top"
        tone="plain"
        isOn={back > 0 ? true : undefined}
        icon={back > 0 ? <Rewind /> : playing ? <Pause /> : <Play />}
        onPress={back > 0 ? shuttle.pause : player.toggle}
      />
      <Timecode />
      <SpeedControl />
      <IconButton
        label={muted ? 'Sound on' : 'Sound off'}
        keys={useKeyOf(playKeys, 'sound.mute')}
        side="top"
        isOn={muted}
        icon={muted ? <VolumeX /> : <Volume2 />}
        onPress={() => player.setVolume(player.store.getState().volume || 1, !muted)}
      />
      <WatchedShare />
      <span className="grow" />
      <TagButtons />
    </div>
  );
}

/** The place, written straight to the glass with every picture; beside it the frame's number in the container. */
function Timecode() {
  const { player } = useSession();
  const durationMs = useReview(({ detail }) => detail?.video.durationMs ?? null);
  const time = useRef<HTMLSpanElement>(null);
  const frame = useRef<HTMLSpanElement>(null);
  const rate = useRef<HTMLSpanElement>(null);
  useEffect(
    () =>
      player.onTime(() => {
        writeText(time.current, clockText(player.timeMs()));
        writeText(frame.current, frameText(player));
        const whole = `of ${durationMs === null ? '–' : lengthText(durationMs)}`;
        writeText(rate.current, player.isVariableRate() === true ? 'variable rate' : whole);
      }),
    [player, durationMs],
  );
  return (
    <>
      <span className="timecode" ref={time} role="timer" aria-label="Place on the clip" />
      <span
        className="small-lines"
        title="The frame's number in the file, counted from 0 in the order in which frames are shown"
      >
        <span ref={frame} />
        <span ref={rate} />
      </span>
    </>
  );
}

/** `frame 1,842`; the browser's own time of the picture while, or where, the container's index isn't known. */
function frameText(player: Player): string {
  const number = player.frameNumber();
  if (number !== null) return `frame ${number.toLocaleString('en')}`;
  const shown = player.picture();
  return shown === null ? 'no frame yet' : `frame at ${shown.seconds.toFixed(3)}`;
}

function WatchedShare() {
  const durationMs = useReview(({ detail }) => detail?.video.durationMs ?? 0);
  const due = useReview(({ review }) => review?.form.minimumWatchedPercent ?? 0);
  const percent = useWatched(({ stretches }) => shownPercent({ stretches }, durationMs));
  return (
    <span className={`small-lines watched-share ${due > 0 && percent < due ? '' : 'watched-enough'}`}>
      <span>watched {percent} %</span>
      <span>{due === 0 ? 'none asked' : `of ${due} % due`}</span>
    </span>
  );
}
