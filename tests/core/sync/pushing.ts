import { afterAll, beforeAll } from 'vitest';
import { type TestCentral, testCentral } from '../../support/central.ts';
import {
  findingBody,
  freshVideo,
  heldAt,
  openBody,
  quiet,
  type Reviewer,
  reviewerAt,
} from '../../support/reviewer.ts';

/** Desks that push to one central. */
export function pushing() {
  let central: TestCentral;
  beforeAll(async () => {
    central = await testCentral();
  });
  afterAll(() => central.stop());

  let reviews = 0;
  /** A desk with an open review that the central has already. */
  async function opened(): Promise<{ desk: Reviewer; id: string; videoId: string }> {
    const videoId = await freshVideo(central);
    const desk = await reviewerAt(central);
    reviews += 1;
    const id = `review-${reviews}`;
    await desk.get('openReview', { body: openBody(id, videoId) });
    await quiet(desk);
    return { desk, id, videoId };
  }
  const tag = (desk: Reviewer, id: string, findingId: string, note = '') =>
    desk.get('addFinding', { params: { id }, body: findingBody(findingId, 1000, { note }) });
  const findingsAt = async (id: string) =>
    (await heldAt(central, id))?.findings.map((finding) => finding.id) ?? [];
  const sentOf = async (desk: Reviewer, id: string) =>
    (await desk.get('review', { params: { id } })).findings.map(({ sent }) => sent);

  return { central: () => central, opened, tag, findingsAt, sentOf };
}

/** The incident that a review's record names, as this desk knows it. */
export async function incidentOf(desk: Reviewer, id: string): Promise<string> {
  const { review } = await desk.get('review', { params: { id } });
  return `KC26-9${review.videoId.split('-').at(-1)}`;
}
