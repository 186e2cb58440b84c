/** Lets everything that doesn't wait for the clock come to rest. All of this world is in this process, but for files. */
export async function settle(turns = 6): Promise<void> {
  for (let turn = 0; turn < turns || isReadingFiles(); turn += 1)
    await new Promise((resolve) => setImmediate(resolve));
}

function isReadingFiles(): boolean {
  return process.getActiveResourcesInfo().some((resource) => resource.startsWith('FSReq'));
}
