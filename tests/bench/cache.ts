import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The checkout. */
export const root = fileURLToPath(new URL('../../', import.meta.url));

/** What takes long to make is made once and kept here; deleting the folder makes it anew. */
export const cache = join(root, '.cache', 'bench');
