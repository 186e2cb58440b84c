import { censusApi } from './census-api.ts';
import { configurationApi } from './configuration-api.ts';
import { importApi } from './import-api.ts';
import { libraryApi } from './library-api.ts';
import type { Line } from './line.ts';
import { measuresApi } from './measures-api.ts';
import { missingApi } from './missing-api.ts';
import { paperApi } from './paper-api.ts';
import { reviewApi } from './review-api.ts';
import { riskApi } from './risk-api.ts';
import { sampleApi } from './sample-api.ts';
import { sessionApi } from './session-api.ts';
import { syncApi } from './sync-api.ts';
import { takeAlongApi } from './take-along-api.ts';
import { uploadsApi } from './uploads-api.ts';

/** Every call that the window can make: the table of contents, a page for each part of the work. */
export const deskApi = {
  ...sessionApi,
  ...libraryApi,
  ...reviewApi,
  ...syncApi,
  ...sampleApi,
  ...takeAlongApi,
  ...paperApi,
  ...configurationApi,
  ...censusApi,
  ...measuresApi,
  ...riskApi,
  ...uploadsApi,
  ...missingApi,
  ...importApi,
} as const satisfies Record<string, Line>;
