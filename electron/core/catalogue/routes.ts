import type { Handlers } from '../serve.ts';
import { classificationsOf, codeListsOf, officersOf, unitsOf } from './configuration.ts';
import { reviewersOf } from './reviewers.ts';

export const catalogueRoutes: Handlers<'catalogue'> = {
  catalogue: ({ signedIn: { db, account } }) => ({
    officers: officersOf(db.read),
    units: unitsOf(db.read),
    classifications: classificationsOf(db.read),
    codeLists: codeListsOf(db.read),
    reviewers: reviewersOf(db.read, account.id),
  }),
};
