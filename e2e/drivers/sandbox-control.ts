/** One call of a sandbox system's control API. */

export type System = 'sap-b1' | 'dingtalk' | 'wecom';

export type Control = <T>(system: System, what: string, method: string, body?: unknown) => Promise<T>;

/** The caller of `url`’s sandbox; a refusal throws with its text. `T` is what the control API promises for the address. */
export function controlOf(url: string): Control {
  return async <T>(system: System, what: string, method: string, body?: unknown) => {
    const answer = await fetch(`${url}/sandbox/${system}/__sim/${what}`, {
      method,
      headers: { 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${method} ${system}/${what} answered ${answer.status}: ${text}`);
    return JSON.parse(text || 'null') as T;
  };
}
