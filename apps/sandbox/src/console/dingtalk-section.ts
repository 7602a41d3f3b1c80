import type { CallbackPusher, Delivery } from '../dingtalk/callbacks/callback-pusher.ts';
import type { DingtalkState } from '../dingtalk/dingtalk-state.ts';
import type { ApprovalInstance, FormValue } from '../dingtalk/workflow/approval-instance.ts';
import { type Html, html } from './html.ts';
import type { Texts } from './texts.ts';

const SHOWN_PENDING = 50;
const SHOWN_DECIDED = 20;
const SHOWN_DELIVERIES = 20;

type View = { state: DingtalkState; t: Texts; decideUrl: string; quotationUrl: string };

/** Pending approvals with their forms and buttons, then what was decided. */
export function approverSection(view: View): Html {
  const { state, t, quotationUrl } = view;
  const newestFirst = [...state.instances.values()].reverse();
  const pending = newestFirst.filter((instance) => instance.status === 'RUNNING');
  const decided = newestFirst.filter((instance) => instance.status !== 'RUNNING').slice(0, SHOWN_DECIDED);
  const count =
    pending.length === 0 ? null : html`<span class="tag wait">${pending.length} ${t.pendingCount}</span>`;
  return html`<section id="dingtalk" data-testid="approver-console">
<h2>${t.approver} ${count}</h2><p class="lead">${t.approverLead}</p>
<form class="hand-in" method="post" action="${quotationUrl}"><button class="plain" data-testid="hand-in-quotation">${t.handIn}</button></form>
${pending.length === 0 ? html`<div class="card empty" data-testid="nothing-pending">${t.nothingPending}</div>` : null}
${pending.slice(0, SHOWN_PENDING).map((instance) => pendingCard(view, instance))}
<h3>${t.decided}</h3>
<div class="card flush scroll">${decided.length === 0 ? html`<div class="empty">${t.nothingDecided}</div>` : decidedTable(view, decided)}</div>
</section>`;
}

function pendingCard({ state, t, decideUrl }: View, instance: ApprovalInstance): Html {
  const { id } = instance;
  const waiting = instance.tasks
    .filter((task) => task.status === 'RUNNING')
    .map((task) => userName(state, task.userId))
    .join('、');
  return html`<article class="card" data-testid="instance-${id}" data-status="running">
<div class="head"><strong>${instance.title}</strong><span class="tag wait">${t.running}</span><small>${instance.businessId}</small></div>
<div class="fields">
<div><span>${t.originator}</span>${userName(state, instance.originatorUserId)}</div>
<div><span>${t.waitsFor}</span>${waiting}</div>
<div><span>${t.created}</span>${localTime(instance.createdMs)}</div>
${instance.form.filter((each) => !each.rows).map(plainField)}
</div>
${instance.form.map(itemTable)}
<form class="decide" method="post" action="${decideUrl}">
<input type="hidden" name="instance" value="${id}">
<input type="text" name="remark" maxlength="500" autocomplete="off" placeholder="${t.remark}" aria-label="${t.remark}" data-testid="remark-${id}">
<button class="agree" name="result" value="agree" data-testid="approve-${id}">${t.agree}</button>
<button class="refuse" name="result" value="refuse" data-testid="refuse-${id}">${t.refuse}</button>
</form></article>`;
}

function plainField({ control, value }: FormValue): Html {
  return html`<div><span>${control.label}</span>${value === '' ? '–' : value}</div>`;
}

function itemTable({ control, rows }: FormValue): Html | null {
  if (!rows) return null;
  const columns = control.columns ?? [];
  const numeric = (type: string) => (type === 'NumberField' ? 'number' : '');
  return html`<div class="items"><table aria-label="${control.label}">
<thead><tr>${columns.map((column) => html`<th class="${numeric(column.componentType)}">${column.label}</th>`)}</tr></thead>
<tbody>${rows.map(
    (row) =>
      html`<tr>${row.map((cell) => html`<td class="${numeric(cell.control.componentType)}">${cell.value}</td>`)}</tr>`,
  )}</tbody></table></div>`;
}

function decidedTable({ state, t }: View, decided: readonly ApprovalInstance[]): Html {
  return html`<table><thead><tr><th>${t.time}</th><th>${t.instance}</th><th>${t.result}</th><th>${t.decidedBy}</th><th>${t.remarks}</th></tr></thead>
<tbody>${decided.map((instance) => {
    const last = instance.records.at(-1);
    const status =
      instance.result === 'agree' ? 'approved' : instance.result === 'refuse' ? 'refused' : 'terminated';
    const tone = status === 'approved' ? 'good' : status === 'refused' ? 'bad' : '';
    const source = instance.form[0]?.value ?? '';
    return html`<tr data-testid="instance-${instance.id}" data-status="${status}">
<td class="when">${localTime(instance.finishedMs ?? instance.createdMs)}</td>
<td>${instance.title}${source === '' ? null : html` <small>· ${instance.form[0]?.control.label} ${source}</small>`}</td>
<td><span class="tag ${tone}">${t[status]}</span></td>
<td>${last ? userName(state, last.userId) : null}</td><td>${last?.remark}</td></tr>`;
  })}</tbody></table>`;
}

/** What became of the latest events. */
export function deliverySection(pusher: CallbackPusher, t: Texts): Html {
  const latest = pusher.deliveries().slice(-SHOWN_DELIVERIES).reverse();
  return html`<section class="wide" id="deliveries" data-testid="deliveries"><h2>${t.deliveries}</h2><p class="lead"></p>
<div class="card flush scroll">${latest.length === 0 ? html`<div class="empty">${t.noDeliveries}</div>` : deliveryTable(latest, t)}</div></section>`;
}

function deliveryTable(latest: readonly Delivery[], t: Texts): Html {
  return html`<table><thead><tr><th>${t.time}</th><th>${t.event}</th><th>${t.instance}</th><th>${t.state}</th><th>${t.tries}</th><th>${t.answer}</th></tr></thead>
<tbody>${latest.map((delivery) => {
    const last = delivery.attempts.at(-1);
    const tone = delivery.state === 'delivered' ? 'good' : delivery.state === 'failed' ? 'bad' : 'wait';
    return html`<tr data-testid="delivery-${delivery.id}" data-state="${delivery.state}" data-instance="${delivery.event.instanceId}">
<td class="when">${localTime(Date.parse(delivery.createdAt))}</td>
<td><code>${delivery.event.eventType}</code> ${delivery.event.type}</td>
<td><small>${delivery.event.instanceId}</small></td>
<td><span class="tag ${tone}">${delivery.state === 'pending' ? t.underWay : t[delivery.state]}</span></td>
<td class="number">${delivery.attempts.length}</td>
<td>${last ? html`${last.outcome} <small>${last.durationMs} ms ${last.detail}</small>` : null}</td></tr>`;
  })}</tbody></table>`;
}

function userName(state: DingtalkState, userId: string): string {
  const name = state.users.get(userId)?.name;
  return name === undefined ? userId : `${name} (${userId})`;
}

/** China time, to the second. */
function localTime(ms: number): string {
  return new Date(ms + 480 * 60_000).toISOString().slice(0, 19).replace('T', ' ');
}
