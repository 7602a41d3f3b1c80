/** What a tenant shares among its flows and with others: variables, tables, keys, invitations, templates. */
import { aFlow } from '@flowbridge/flow';
import type { Rest } from '../drivers/rest.ts';

export type TenantThings = {
  /** Paths of the pages of two invitations: one open, one withdrawn. */
  openInvitation: string;
  overInvitation: string;
  /** A template of the tenant's own as a file. */
  packageFile: string;
  /** Name of the flow that is published as a template. */
  templateFlow: string;
};

/** `partner` is another tenant, which shares a template with this one. */
export async function tenantThings(rest: Rest, partner: Rest): Promise<TenantThings> {
  await variables(rest);
  const user = await rest.createFlow('仓库调拨单', usesWhatIsShared());
  await keys(rest, user);
  const templateFlow = '调拨单模板源';
  const mine = await published(rest, templateFlow, '调拨单同步', 'Transfer orders to SAP');
  await rest.expectOk('PUT', `/templates/${mine}/sharing/harbor`);
  const theirs = await published(partner, '对账单', '月度对账', 'Monthly reconciliation');
  await partner.expectOk('PUT', `/templates/${theirs}/sharing/bluewater`);
  const exported = await rest.expectOk<unknown>('GET', `/templates/${mine}/export`);
  const open = await invite(rest, 'li.na@bluewater.test');
  const over = await invite(rest, 'zhou.bo@bluewater.test');
  await rest.expectOk('DELETE', `/invitations/${over.id}`);
  return {
    openInvitation: new URL(open.link).pathname,
    overInvitation: new URL(over.link).pathname,
    packageFile: JSON.stringify(exported),
    templateFlow,
  };
}

/** Made before by an earlier look at the same product: then it is there. */
async function once(rest: Rest, path: string, body: unknown): Promise<void> {
  const { status } = await rest.call('POST', path, body);
  if (status >= 300 && status !== 409) throw new Error(`POST ${path} answered ${status}`);
}

async function variables(rest: Rest): Promise<void> {
  const text = (value: string) => ({ secret: false, type: 'text', text: value });
  await once(rest, '/variables', { key: 'warehouse', description: '默认仓库', content: text('WH-SH-01') });
  await once(rest, '/variables', {
    key: 'partnerToken',
    description: '合作方接口令牌',
    content: { secret: true, text: 'kept by the tenant only' },
  });
  await once(rest, '/lookup-tables', { name: 'units', description: '计量单位' });
  const rows = ['kg 千克', 'pcs 个', 'box 箱', 'm 米', 't 吨'].map((row) => {
    const [key = '', value = ''] = row.split(' ');
    return { key, value };
  });
  await rest.expectOk('PUT', '/lookup-tables/units/rows', { mode: 'merge', rows });
}

const usesWhatIsShared = () =>
  aFlow()
    .manual()
    .buildJson('transfer', {
      from: '{{ tenant.vars.warehouse }}',
      unit: "{{ lookup('units', 'kg') }}",
    })
    .build();

/** One good for all flows and rotated, one limited to a flow, one revoked. */
async function keys(rest: Rest, flowId: string): Promise<void> {
  const make = (name: string, more: object = {}) =>
    rest.expectOk<{ id: string }>('POST', '/api-credentials', { kind: 'appCode', name, ...more });
  const { id } = await make('门户网站');
  await rest.expectOk('POST', `/api-credentials/${id}/rotate`, { overlapHours: 168 });
  await make('MES 回传', { flowIds: [flowId] });
  const { id: old } = await make('旧接口');
  await rest.expectOk('DELETE', `/api-credentials/${old}`);
}

async function published(rest: Rest, flow: string, zh: string, en: string): Promise<string> {
  const document = aFlow()
    .manual()
    .parameter('region', 'text', { label: '区域', default: 'east' })
    .buildJson('order', { region: '{{ params.region }}' })
    .build();
  const id = await rest.createFlow(flow, document);
  await rest.expectOk('POST', `/flows/${id}/publish`, {});
  const made = await rest.expectOk<{ id: string }>('POST', '/templates', {
    flowIds: [id],
    names: { zh, en },
    descriptions: { zh: '一次设计，多处使用。', en: 'Built once, used everywhere.' },
    tags: ['SAP'],
  });
  return made.id;
}

const invite = (rest: Rest, email: string) =>
  rest.expectOk<{ id: string; link: string }>('POST', '/invitations', { role: 'builder', email });
