import { z } from 'zod';

/**
 * Imported before anything that builds a schema: zod must not try to compile code, since the page's policy forbids
 * eval and would report each attempt.
 */
z.config({ jitless: true });
