/** The page on which somebody says who they are, instead of a code to scan, and the page of a request the system refuses. */
import { html } from '../console/html.ts';
import type { SimAnswer } from './sim-http.ts';

export type LoginPage = {
  /** `钉钉`, `企业微信`. */
  system: string;
  /** Who asks. */
  app: string;
  /** `id` is what the form sends back as `person`; an empty `note` shows nothing. */
  people: { id: string; name: string; note: string }[];
};

const STYLE =
  'body{font:15px/1.5 system-ui,sans-serif;background:#f3f5f9;color:#1d2433;margin:0;display:grid;place-items:center;min-height:100vh}main{background:#fff;border-radius:12px;box-shadow:0 4px 24px #0002;padding:28px;width:380px;max-width:90vw}h1{font-size:20px;margin:0 0 4px}p{margin:0 0 16px;color:#5a6478}button{display:flex;justify-content:space-between;gap:12px;width:100%;padding:10px 12px;margin:0 0 8px;border:1px solid #cfd6e4;border-radius:8px;background:#fff;font:inherit;color:inherit;text-align:start;cursor:pointer}button:hover,button:focus-visible{border-color:#2468f2}small{color:#5a6478}';

/** The form goes back to the page's own address, so that everything that was asked for goes along. */
export function loginPage({ system, app, people }: LoginPage): SimAnswer {
  const { html: body } = html`<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${system}登录</title><link rel="icon" href="data:,"><style>${{ html: STYLE }}</style></head>
<body><main><h1>${system}登录</h1><p>授权登录到 <b>${app}</b>，请选择登录人员。</p>
<form method="post">${people.map(
    ({ id, name, note }) =>
      html`<button name="person" value="${id}" data-testid="login-as-${id}"><span>${name}</span><small>${note}</small></button>`,
  )}<button name="cancel" value="1" data-testid="login-cancel"><span>取消</span></button></form></main></body></html>`;
  return { status: 200, headers: PAGE_HEADERS, body };
}

export function loginRefused(system: string, reason: string): SimAnswer {
  const { html: body } = html`<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><title>${system}登录</title><link rel="icon" href="data:,"><style>${{ html: STYLE }}</style></head>
<body><main><h1>${system}登录</h1><p role="alert" data-testid="login-refused">${reason}</p></main></body></html>`;
  return { status: 200, headers: PAGE_HEADERS, body };
}

/** Sends the browser back with what was decided. */
export function sendBack(uri: string, answer: Record<string, string>): SimAnswer {
  const url = new URL(uri);
  for (const [name, value] of Object.entries(answer)) url.searchParams.set(name, value);
  return { status: 302, headers: { location: url.href, 'cache-control': 'no-store' }, body: '' };
}

/** Whether an address is one of a host that was entered with the app. */
export function isAllowedRedirect(uri: string, hosts: readonly string[]): boolean {
  if (!URL.canParse(uri)) return false;
  const { protocol, hostname } = new URL(uri);
  return /^https?:$/.test(protocol) && hosts.includes(hostname);
}

const PAGE_HEADERS = {
  'content-type': 'text/html;charset=utf-8',
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
};
