/**
 * Signs out here and, where the session came from an identity provider that ends sessions, there. Answers the provider's
 * address to go on with; undefined when there is none.
 */
export async function signOut(): Promise<string | undefined> {
  const answer = await fetch('/api/sso/sign-out', {
    method: 'POST',
    headers: { accept: 'application/json' },
  });
  if (!answer.ok) throw new TypeError(`signing out answered ${answer.status}`);
  const body: unknown = await answer.json();
  const url = typeof body === 'object' && body !== null && 'url' in body ? body.url : undefined;
  return typeof url === 'string' ? url : undefined;
}
