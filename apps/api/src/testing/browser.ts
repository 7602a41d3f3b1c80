/** A browser as far as sign-in needs one: keeps cookies by origin and follows redirects. Imported by tests only. */
export type TestBrowser = {
  /** Goes to an address and on, wherever it is sent to; answers the last page. */
  go(url: string, form?: Record<string, string>): Promise<{ url: URL; status: number; text: string }>;
  /** One request, without following where it sends to. */
  step(url: string, form?: Record<string, string>): Promise<Response>;
  /** The `Cookie` header it would send there. */
  cookiesFor(url: string): string;
};

const MOST_REDIRECTS = 12;

export function testBrowser(): TestBrowser {
  const jar = new Map<string, Map<string, string>>();
  const cookiesFor = (url: string) => {
    const cookies = jar.get(new URL(url).origin) ?? new Map<string, string>();
    return [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  };
  const step = async (url: string, form?: Record<string, string>) => {
    const { origin } = new URL(url);
    const answer = await fetch(url, {
      redirect: 'manual',
      headers: {
        cookie: cookiesFor(url),
        ...(form ? { 'content-type': 'application/x-www-form-urlencoded', origin } : {}),
      },
      ...(form ? { method: 'POST', body: new URLSearchParams(form) } : {}),
    });
    const cookies = jar.get(origin) ?? new Map<string, string>();
    jar.set(origin, cookies);
    for (const line of answer.headers.getSetCookie()) {
      const [pair = ''] = line.split(';');
      const at = pair.indexOf('=');
      const isGone = /max-age=0|expires=thu, 01 jan 1970/i.test(line);
      if (isGone) cookies.delete(pair.slice(0, at));
      else cookies.set(pair.slice(0, at), pair.slice(at + 1));
    }
    return answer;
  };
  return {
    step,
    cookiesFor,
    async go(start, form) {
      let url = start;
      let answer = await step(url, form);
      for (let hop = 0; hop < MOST_REDIRECTS; hop++) {
        const next = answer.headers.get('location');
        if (next === null) return { url: new URL(url), status: answer.status, text: await answer.text() };
        url = new URL(next, url).href;
        answer = await step(url);
      }
      throw new Error(`sent around in circles, last to ${url}`);
    },
  };
}
