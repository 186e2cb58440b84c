import { type FileHandle, open } from 'node:fs/promises';

const chunkSize = 1024 * 1024;

/**
 * The bytes `first` to `last` (both included) of a file, read a megabyte at a time and only as fast as they are taken.
 * The file is opened with the first pull and closed at the end, on an error and when the taker goes away. `stillThe`
 * says whether the opened file is the one that was checked; if it isn't, the stream breaks before its first byte.
 */
export function streamFile(
  path: string,
  first: number,
  last: number,
  stillThe: (handle: FileHandle) => Promise<boolean>,
): ReadableStream<Uint8Array> {
  let handle: FileHandle | null = null;
  let at = first;
  let isCancelled = false;

  const close = async () => {
    const open = handle;
    handle = null;
    // Waits for a read that is still under way.
    await open?.close();
  };

  const read = async (controller: ReadableStreamDefaultController<Uint8Array>) => {
    handle ??= await opened(path, stillThe);
    // Gone while the file was being opened: `cancel` had nothing to close yet.
    if (isCancelled) return close();
    const wanted = Math.min(chunkSize, last - at + 1);
    const { bytesRead, buffer } = await handle.read(Buffer.allocUnsafe(wanted), 0, wanted, at);
    if (isCancelled) return close();
    if (bytesRead === 0) throw new Error('the file ended early');
    at += bytesRead;
    controller.enqueue(buffer.subarray(0, bytesRead));
    if (at > last) {
      await close();
      controller.close();
    }
  };

  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      try {
        await read(controller);
      } catch (error) {
        await close();
        throw error;
      }
    },
    async cancel() {
      isCancelled = true;
      await close();
    },
  });
}

async function opened(path: string, stillThe: (handle: FileHandle) => Promise<boolean>): Promise<FileHandle> {
  const handle = await open(path, 'r');
  if (await stillThe(handle).catch(() => false)) return handle;
  await handle.close();
  throw new Error('the file changed after it was checked');
}
