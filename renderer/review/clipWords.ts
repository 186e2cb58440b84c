import type { VideoDetail } from '../../contract/library-state.ts';
import type { Video } from '../../contract/nouns/video.ts';
import { exactText } from '../words/when.ts';

/** "Ofc. M. Alvarez, traffic stop": whose clip, and what it was about as far as anybody knows. */
export function whoseClip({
  officer,
  video,
  timings,
}: Pick<VideoDetail, 'officer' | 'video' | 'timings'>): string {
  const who = officer === null ? 'Unknown officer' : [officer.rank, officer.name].filter(Boolean).join(' ');
  const what = timings[0]?.dispatch.callType.toLowerCase() ?? video.title;
  return what === '' ? who : `${who}, ${what}`;
}

/** "14 Jul 2021 22:41 CDT": when it was recorded, by its own zone. */
export function recordedText({ recordedAt, zone }: Pick<Video, 'recordedAt' | 'zone'>): string {
  // "14 July 2021, 22:41:06 CDT", without what a glance doesn't need.
  return exactText(recordedAt, zone).replace(/(\p{L}{3})\p{L}* (\d{4}), (\d\d:\d\d):\d\d/u, '$1 $2 $3');
}
