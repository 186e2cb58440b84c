import type { Handlers } from '../serve.ts';
import { classificationsOf, codeListsOf, officersOf, unitsOf } from './configuration.ts';

export const catalogueRoutes: Handlers<'catalogue'> = {
  catalogue: ({ signedIn: { db } }) => ({
    officers: officersOf(db.read),
    units: unitsOf(db.read),
    classifications: classificationsOf(db.read),
    codeLists: codeListsOf(db.read),
  }),
};
