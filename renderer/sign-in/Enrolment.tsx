import type { z } from 'zod';
import type { EnrolledFactor } from '../../contract/sign-on.ts';
import { Qr } from './Qr.tsx';

/** What an authenticator needs to know, this once: a picture, letters to type, and the text of the picture. */
export function Enrolment({ secret, uri }: z.infer<typeof EnrolledFactor>) {
  return (
    <div className="enrolment">
      <Qr text={uri} label="Picture of the secret, to be scanned with an authenticator" />
      <div className="enrolment-words">
        <p>
          Scan the picture with an authenticator app on your telephone. It is shown this once and not kept on
          this machine.
        </p>
        <p id="letters-title">Or type these letters into it:</p>
        <ul className="letters" aria-labelledby="letters-title">
          {(secret.match(/.{1,4}/g) ?? []).map((group, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: groups in their places
            <li key={index}>{group}</li>
          ))}
        </ul>
        <details>
          <summary>As text, for an authenticator on a computer</summary>
          <p className="otpauth">{uri}</p>
        </details>
      </div>
    </div>
  );
}
