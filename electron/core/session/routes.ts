import type { Desk } from '../../../contract/desk-state.ts';
import type { Handlers } from '../serve.ts';
import type { Session } from './session.ts';

export function sessionRoutes(
  session: Session,
  desk: () => Desk,
): Handlers<
  'signIn' | 'enrolSecondFactor' | 'signOut' | 'conceal' | 'unlock' | 'makeRecoveryCode' | 'changeKey'
> {
  return {
    signIn: async ({ body: { username, password, code, bannerVersion: banner = null, ...typed } }) =>
      (await session.signIn({ username, password, code, banner }, typed)) ?? desk(),
    enrolSecondFactor: ({ body }) => session.enrolFactor(body.username, body.password),
    signOut: async () => {
      await session.signOut();
      return desk();
    },
    conceal: ({ body }) => {
      session.conceal(body.why);
      return desk();
    },
    unlock: async ({ body }) => (await session.unlock(body.password)) ?? desk(),
    makeRecoveryCode: () => session.makeRecoveryCode(),
    changeKey: ({ body }) => session.changeKey(body),
  };
}
