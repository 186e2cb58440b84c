import type { Clock } from '../ports.ts';

/**
 * The chunks of a body. Throws when it breaks off, when nothing comes for `patienceMs`, and when the signal is given:
 * a body that has gone silent must not hold a lane for ever.
 */
export async function* chunksOf(
  body: ReadableStream<Uint8Array>,
  clock: Pick<Clock, 'after'>,
  patienceMs: number,
  signal: AbortSignal,
): AsyncGenerator<Uint8Array> {
  const reader = body.getReader();
  try {
    for (;;) {
      const part = await within(reader.read(), clock, patienceMs, signal);
      if (part.done) return;
      yield part.value;
    }
  } finally {
    // Also when the one who reads has had enough: the other end frees what it holds. It may never answer, so nobody waits.
    reader.cancel().catch(() => {});
  }
}

function within<T>(
  work: Promise<T>,
  clock: Pick<Clock, 'after'>,
  patienceMs: number,
  signal: AbortSignal,
): Promise<T> {
  return new Promise((resolve, reject) => {
    const stop = (): void => {
      reject(new Error('nothing came any more'));
      cancel();
    };
    const cancel = clock.after(patienceMs, stop);
    if (signal.aborted) stop();
    signal.addEventListener('abort', stop, { once: true });
    const settled = (): void => {
      cancel();
      signal.removeEventListener('abort', stop);
    };
    work.finally(settled).then(resolve, reject);
  });
}
