import type { Desk } from '../../../contract/desk-state.ts';
import type { Handlers } from '../serve.ts';
import type { Session } from './session.ts';

export function sessionRoutes(session: Session, desk: () => Desk): Handlers<'signIn' | 'signOut'> {
  return {
    signIn: async ({ body }) => (await session.signIn(body.username, body.password)) ?? desk(),
    signOut: async () => {
      await session.signOut();
      return desk();
    },
  };
}
