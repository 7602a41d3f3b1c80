/** Flows made of shipped templates by REST, bound to the sandbox systems. */
import type { FlowDocument } from '@flowbridge/flow';
import type { Rest } from './rest.ts';

export type FromTemplate = {
  key: string;
  name: string;
  parameters: Record<string, unknown>;
  /** What a consultant configures beside the parameters. */
  configure?: (document: FlowDocument) => FlowDocument;
  language?: 'en' | 'zh';
};

/** Answers the flow's id; the flow is published and switched on. */
export async function flowFromTemplate(rest: Rest, from: FromTemplate): Promise<string> {
  const document = await templateDocument(rest, from.key, from.language ?? 'zh');
  const flowId = await rest.createFlow(from.name, from.configure?.(document) ?? document);
  const [sap, dingtalk] = await Promise.all([rest.connectionOf('sap-b1'), rest.connectionOf('dingtalk')]);
  await rest.expectOk('PUT', `/flows/${flowId}/bindings`, {
    connections: { 'sap-b1': sap, dingtalk },
    parameters: from.parameters,
  });
  await rest.expectOk('POST', `/flows/${flowId}/publish`, {});
  return flowId;
}

/** The address a flow's events are pushed to. */
export async function eventAddress(rest: Rest, flowId: string): Promise<string> {
  const { hookUrls } = await rest.expectOk<{ hookUrls: { url: string }[] }>('GET', `/flows/${flowId}`);
  const [hook] = hookUrls;
  if (!hook) throw new Error(`Flow ${flowId} has no address.`);
  return hook.url;
}

/** The drawing of a shipped template’s flow, as its package has it. */
export async function templateDocument(rest: Rest, key: string, language: string): Promise<FlowDocument> {
  type Listed = { items: { id: string; key: string; shipped: boolean }[] };
  const { items } = await rest.expectOk<Listed>('GET', '/templates');
  const template = items.find((each) => each.key === key && each.shipped);
  if (!template) throw new Error(`There is no shipped template ${key}.`);
  const path = `/templates/${template.id}?language=${language}`;
  const { flows } = await rest.expectOk<{ flows: { document: FlowDocument }[] }>('GET', path);
  const [flow] = flows;
  if (!flow) throw new Error(`Template ${key} has no flow.`);
  return flow.document;
}

/** A flow of the price template (T07) in one language, on the sandbox's connections. Answers its id. */
export async function priceFlow(
  rest: Rest,
  { name, language, processCode }: { name: string; language: string; processCode: string },
): Promise<string> {
  const { items } = await rest.expectOk<{ items: { id: string; key: string }[] }>('GET', '/templates');
  const template = items.find(({ key }) => key === 'T07');
  if (!template) throw new Error('There is no template T07.');
  const [sap, dingtalk] = await Promise.all([rest.connectionOf('sap-b1'), rest.connectionOf('dingtalk')]);
  const path = `/templates/${template.id}/create-flows`;
  const made = { name, language, connections: { 'sap-b1': sap, dingtalk }, parameters: { processCode } };
  const { flows } = await rest.expectOk<{ flows: { id: string }[] }>('POST', path, made);
  const [flow] = flows;
  if (!flow) throw new Error('Template T07 made no flow.');
  return flow.id;
}
