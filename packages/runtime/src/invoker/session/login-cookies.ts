/**
 * Reads the cookies of a login answer the way the vendors mean them: `name=value` up to the first `;`, attributes ignored.
 * A browser-like cookie jar would drop SAP's `B1SESSION` (no Path, trailing `;`) and then every call is "301 invalid session".
 * An empty value or `Max-Age=0` deletes.
 */
export function loginCookies(setCookie: string | readonly string[] | undefined): Map<string, string> {
  const cookies = new Map<string, string>();
  const lines = setCookie === undefined ? [] : typeof setCookie === 'string' ? [setCookie] : setCookie;
  for (const line of lines) {
    const pair = line.split(';', 1)[0] ?? '';
    const equals = pair.indexOf('=');
    if (equals <= 0) continue;
    const name = pair.slice(0, equals).trim();
    const value = pair.slice(equals + 1).trim();
    if (value === '' || /;\s*max-age\s*=\s*0\s*(;|$)/i.test(line)) cookies.delete(name);
    else cookies.set(name, value);
  }
  return cookies;
}

export function cookieHeader(cookies: ReadonlyMap<string, string>): string {
  return [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
}
