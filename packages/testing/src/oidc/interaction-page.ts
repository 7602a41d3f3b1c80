import type { IncomingMessage } from 'node:http';

/** The provider's own page of signing in: anybody it knows by name. */
export const interactionPage = (uid: string): string => `<!doctype html>
<html lang="en">
  <title>Test provider</title>
  <form method="post" action="/interaction/${uid}">
    <label>Login <input name="login" autofocus></label>
    <button name="answer" value="go" type="submit">Continue</button>
    <button name="answer" value="cancel" type="submit">Cancel</button>
  </form>
</html>`;

const MOST_BYTES = 10_000;

export async function readForm(request: IncomingMessage): Promise<URLSearchParams> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    size += chunk.length;
    if (size > MOST_BYTES) throw new Error('the form is too large');
    chunks.push(chunk);
  }
  return new URLSearchParams(Buffer.concat(chunks).toString('utf8'));
}
