import type { Desk } from '../../../contract/desk-state.ts';
import type { Handlers } from '../serve.ts';
import type { Session } from './session.ts';

export function sessionRoutes(
  session: Session,
  desk: () => Desk,
): Handlers<'signIn' | 'signOut' | 'conceal' | 'unlock' | 'makeRecoveryCode' | 'changeKey'> {
  return {
    signIn: async ({ body: { username, password, bannerVersion: banner = null, ...typed } }) =>
      (await session.signIn(username, password, { banner }, typed)) ?? desk(),
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
