import { FeedLine } from '../../contract/nouns/feed.ts';
import { Submission } from '../../contract/nouns/review.ts';
import { SignedIn } from '../../contract/sign-on.ts';

/** A central as somebody else sees it, over real HTTP: what it holds, not what a desk believes it sent. */
export async function lookAtCentral(url: string, username: string, password: string) {
  const signedIn = await fetch(`${url}/v1/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ username, password, deviceId: 'a-test', deviceName: 'A test' }),
  });
  const { token, account } = SignedIn.parse(await signedIn.json());

  return {
    token,
    account,
    /** Everything this account may see, one body for each item of the noun. */
    published: async (noun: string): Promise<unknown[]> => {
      const reply = await fetch(`${url}/v1/feed`, { headers: { authorization: `Bearer ${token}` } });
      const lines = (await reply.text()).split('\n').filter((line) => line.includes(`"${noun}"`));
      return lines
        .map((line) => FeedLine.parse(JSON.parse(line)))
        .flatMap((line) => (line.line === 'change' && line.noun === noun && !line.gone ? [line.body] : []));
    },
    /** The submitted reviews that carry a finding with this note. */
    resultsWithNote: async function (note: string): Promise<Submission[]> {
      const results = (await this.published('result')).map((body) => Submission.parse(body));
      return results.filter(({ findings }) => findings.some((finding) => finding.note.includes(note)));
    },
  };
}
