/** An answer that is under way is looked at again after so long, in milliseconds of `now`. */
const lookAgainMs = 1000;

/**
 * The same answer, as long as it may be given: its grant is looked at again every second, before the next piece leaves.
 * Once it is over (the screen is concealed, the sign-on has ended) the answer breaks off, and what feeds it is closed.
 */
export function whileGranted(
  response: Response,
  isGranted: () => Promise<boolean>,
  now: () => number,
): Response {
  const { body, status, headers } = response;
  if (body === null) return response;
  const reader: ReadableStreamDefaultReader<Uint8Array> = body.getReader();
  let lookedAt = now();
  const passedOn = new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const piece = await reader.read();
        if (piece.done) {
          controller.close();
          return;
        }
        if (now() - lookedAt >= lookAgainMs) {
          if (!(await isGranted())) {
            await reader.cancel();
            throw new Error('The footage was concealed.');
          }
          lookedAt = now();
        }
        controller.enqueue(piece.value);
      },
      cancel: (reason) => reader.cancel(reason),
    },
    { highWaterMark: 0 },
  );
  return new Response(passedOn, { status, headers });
}
