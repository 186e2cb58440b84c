let underWay = 0;

/** Work that ends by itself, but not in this process alone: a request to a central whose database is a server. */
export async function during<T>(work: Promise<T>): Promise<T> {
  underWay += 1;
  try {
    return await work;
  } finally {
    underWay -= 1;
  }
}

/** Lets everything that doesn't wait for the clock come to rest. */
export async function settle(turns = 6): Promise<void> {
  for (let turn = 0; turn < turns || isReadingFiles() || underWay > 0; turn += 1)
    await new Promise((resolve) => setImmediate(resolve));
}

function isReadingFiles(): boolean {
  return process.getActiveResourcesInfo().some((resource) => resource.startsWith('FSReq'));
}
