export type ReviewScreenProps = { readonly videoId: string; readonly dutyId: string | null };

/** The review of one video: who and why, the picture, where we are, the timeline, the form, and what becomes of it. */
export function ReviewScreen({ videoId }: ReviewScreenProps) {
  return <main aria-label="Review">{videoId}</main>;
}
