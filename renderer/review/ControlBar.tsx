import { Pause, Play, Rewind, Volume2, VolumeX } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useStore } from 'zustand/react';
import { clockText } from '../../contract/time.ts';
import { useKeyOf } from '../keyboard/KeyboardProvider.tsx';
import { shownPercent } from '../player/watched.ts';
import { IconButton } from '../ui/IconButton.tsx';
import { writeText } from '../ui/write-text.ts';
import { frameTitle, frameWords } from './frameWords.ts';
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
  const isPlaylist = useReview(
    ({ footage }) => footage.state === 'playable' && footage.source.kind === 'hls',
  );
  const time = useRef<HTMLSpanElement>(null);
  const frame = useRef<HTMLSpanElement>(null);
  const rate = useRef<HTMLSpanElement>(null);
  useEffect(
    () =>
      player.onTime(() => {
        const [first, second] = frameWords(player, durationMs, isPlaylist);
        writeText(time.current, clockText(player.timeMs()));
        writeText(frame.current, first);
        writeText(rate.current, second);
      }),
    [player, durationMs, isPlaylist],
  );
  return (
    <>
      <span className="timecode" ref={time} role="timer" aria-label="Place on the clip" />
      <span className="small-lines" title={frameTitle(isPlaylist)}>
        <span ref={frame} />
        <span ref={rate} />
      </span>
    </>
  );
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
