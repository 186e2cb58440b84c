import type { z } from 'zod';
import { centralApi } from '../../../contract/central-api.ts';
import type { SignedIn as Admission, EnrolledFactor } from '../../../contract/sign-on.ts';
import type { Central } from '../central/client.ts';
import { isNo, type No } from '../central/no.ts';
import type { Accepted } from './admission.ts';

/** What somebody gives to be let in. */
export type GivenSignIn = Accepted &
  Who & {
    /** Of the second factor. */
    readonly code?: string | undefined;
  };
type Who = { readonly username: string; readonly password: string };

/** Asks the central to let somebody in. Nobody's password goes to a server that hasn't said it is ours. */
export async function askCentral(
  { central, deviceName }: { readonly central: Central; readonly deviceName: string },
  { username, password, code }: GivenSignIn,
  deviceId: string,
): Promise<z.infer<typeof Admission> | No> {
  const hello = await central.hello();
  if (isNo(hello)) return hello;
  return central.call(centralApi.signIn, { body: { username, password, deviceId, deviceName, code } });
}

/** Asks the central for a secret to be shown once, as whoever knows the password. */
export async function askForFactor(central: Central, who: Who): Promise<z.infer<typeof EnrolledFactor> | No> {
  const hello = await central.hello();
  return isNo(hello) ? hello : central.call(centralApi.enrolSecondFactor, { body: who });
}
