import type { DingtalkSimulator } from '../dingtalk/dingtalk-simulator.ts';
import { DEMO_APP } from '../dingtalk/dingtalk-state.ts';
import type { SapB1Simulator } from '../sap-b1/sap-b1-simulator.ts';
import { COMPANY_DB, SAP_USERS } from '../sap-b1/seed/seed-users.ts';
import type { Simulator } from '../simulation/simulator.ts';
import type { WecomSimulator } from '../wecom/wecom-simulator.ts';
import { approverSection, deliverySection } from './dingtalk-section.ts';
import { type Html, html } from './html.ts';
import { PAGE_SCRIPT, PAGE_STYLE } from './page-style.ts';
import { priceSection } from './price-section.ts';
import { sapSection } from './sap-section.ts';
import { type Lang, TEXTS, type Texts } from './texts.ts';

export type PageInput = {
  sapB1: SapB1Simulator;
  dingtalk: DingtalkSimulator;
  wecom: WecomSimulator;
  lang: Lang;
  /** Path at which the sandbox is mounted, such as `/sandbox`. */
  base: string;
  /** The same with scheme and host, for addresses to copy. */
  origin: string;
  nonce: string;
  /** A refusal to show on top. */
  problem: string | undefined;
};

/** The whole page as markup. */
export function renderPage(input: PageInput): string {
  const { sapB1, dingtalk, lang, base, nonce } = input;
  const t = TEXTS[lang];
  const decideUrl = `${base}/console/decide?lang=${lang}`;
  const body = html`<!doctype html>
<html lang="${lang === 'zh' ? 'zh-CN' : 'en'}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${t.title} · Flowbridge</title><link rel="icon" href="data:,"><style nonce="${nonce}">${{ html: PAGE_STYLE }}</style></head>
<body data-state="${base}/console/state" data-revision="${revisionOf(input)}">
<header><div><h1>${t.title}</h1><p>${t.lead}</p></div>
<nav aria-label="Language">${langLink(input, 'en', 'English')}${langLink(input, 'zh', '中文')}</nav></header>
<main>
${input.problem === undefined ? null : html`<div class="problem" role="alert" data-testid="problem"><b>${t.problem}:</b> ${input.problem}</div>`}
<div class="systems wide">${sapCard(input, t)}${dingtalkCard(input, t)}${wecomCard(input, t)}</div>
${approverSection({ state: dingtalk.state, t, decideUrl, quotationUrl: `${base}/console/quotation?lang=${lang}` })}
${sapSection(sapB1, t)}
${priceSection(sapB1, t)}
${deliverySection(dingtalk.pusher, t)}
</main>
<a id="news" href="${base}/?lang=${lang}" hidden>${t.newData}</a>
<script nonce="${nonce}">${{ html: PAGE_SCRIPT }}</script></body></html>`;
  return body.html;
}

/** Grows when anything shown on the page may have changed. */
export function revisionOf({
  sapB1,
  dingtalk,
  wecom,
}: Pick<PageInput, 'sapB1' | 'dingtalk' | 'wecom'>): number {
  return sapB1.revision() + dingtalk.revision() + wecom.revision();
}

function langLink({ lang, base }: PageInput, target: Lang, label: string): Html {
  const current = lang === target ? html` aria-current="true"` : null;
  return html`<a href="${base}/?lang=${target}"${current} data-testid="lang-${target}">${label}</a>`;
}

function sapCard(input: PageInput, t: Texts): Html {
  const manager = SAP_USERS.find((user) => user.code === 'manager');
  return html`<div class="card" data-testid="system-sap-b1"><h2>${t.sap}</h2><dl>
<dt>${t.address}</dt><dd><code>${input.origin}/sap-b1/b1s/v1</code> <code>…/b1s/v2</code></dd>
<dt>${t.company}</dt><dd><code>${COMPANY_DB}</code></dd>
<dt>${t.user}</dt><dd><code>${manager?.code}</code></dd>
<dt>${t.password}</dt><dd><code>${manager?.password}</code></dd></dl>
${figures(input, input.sapB1, t, html`<span>${t.openSessions} <b>${input.sapB1.sessions.open()}</b></span>`)}</div>`;
}

function dingtalkCard(input: PageInput, t: Texts): Html {
  const subscriptions = input.dingtalk.pusher.subscriptions();
  const callback =
    subscriptions.length === 0 ? t.noCallback : subscriptions.map((each) => html`<code>${each.url}</code> `);
  return html`<div class="card" data-testid="system-dingtalk"><h2>${t.dingtalk}</h2><dl>
<dt>${t.address}</dt><dd><code>${input.origin}/dingtalk</code></dd>
<dt>${t.appKey}</dt><dd><code>${DEMO_APP.appKey}</code></dd>
<dt>${t.appSecret}</dt><dd><code>${DEMO_APP.appSecret}</code></dd>
<dt>${t.agentId}</dt><dd><code>${DEMO_APP.agentId}</code></dd>
<dt>${t.corpId}</dt><dd><code>${DEMO_APP.corpId}</code></dd>
<dt>${t.processCode}</dt><dd>${[...input.dingtalk.state.templates.values()].map(
    (each) => html`<div><code>${each.processCode}</code> ${each.name}</div>`,
  )}</dd>
<dt>${t.callback}</dt><dd>${callback}</dd></dl>${figures(input, input.dingtalk, t, null)}</div>`;
}

function wecomCard(input: PageInput, t: Texts): Html {
  const { state } = input.wecom;
  return html`<div class="card" data-testid="system-wecom"><h2>${t.wecom}</h2><dl>
<dt>${t.address}</dt><dd><code>${input.origin}/wecom</code></dd>
<dt>${t.corpId}</dt><dd><code>${state.corpId}</code></dd>
${state.apps.map(
  (app) =>
    html`<dt>${app.name}</dt><dd><div>${t.agentId} <code>${app.agentId}</code></div><div>${t.secret} <code>${app.secret}</code></div></dd>`,
)}</dl>${figures(input, input.wecom, t, null)}</div>`;
}

function figures({ base, lang }: PageInput, simulator: Simulator, t: Texts, more: Html | null): Html {
  return html`<div class="figures"><span>${t.calls} <b>${simulator.journal.total()}</b></span>
<span>${t.logins} <b>${simulator.counters.read().logins}</b></span>${more}
<span>${t.faults} <b>${simulator.faults.list().length}</b></span>
<a href="${base}/${simulator.key}/__sim/journal">${t.journal}</a>
<form method="post" action="${base}/console/reset?lang=${lang}"><input type="hidden" name="system" value="${simulator.key}">
<button class="plain" data-testid="reset-${simulator.key}">${t.reset}</button></form></div>`;
}
