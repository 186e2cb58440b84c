import { writeFileSync } from 'node:fs';
import { report } from './report.ts';

/** `npm run validate` ends here: writes the report that ships with a release. */
writeFileSync(new URL('../../../../docs/validation.md', import.meta.url), report());
console.log('docs/validation.md is written.');
