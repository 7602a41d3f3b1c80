/**
 * Goes to the provider of a tenant whose people have no e-mail there, to be that person from now on. Only whoever is signed in
 * with a password can ask for it, and only from here: no page of another site and no address can.
 */
export async function linkProvider(tenantCode: string, returnTo: string): Promise<void> {
  const answer = await fetch('/api/sso/link', {
    method: 'POST',
    headers: { accept: 'application/json', 'content-type': 'application/json' },
    body: JSON.stringify({ tenant: tenantCode, returnTo }),
  });
  if (!answer.ok) throw new TypeError(`linking answered ${answer.status}`);
  const body: unknown = await answer.json();
  const url = typeof body === 'object' && body !== null && 'url' in body ? body.url : undefined;
  if (typeof url !== 'string') throw new TypeError('linking answered no address');
  window.location.assign(url);
}
