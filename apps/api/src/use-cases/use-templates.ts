import { insertFlow, newId, listTemplates as queryTemplates, type TemplateRow } from '@flowbridge/db';
import type { FlowDocument, Parameter } from '@flowbridge/flow';
import { z } from 'zod';
import type { Access } from '../contract/access.ts';
import { notFound, Refusal } from '../contract/refusal.ts';
import type {
  CreateFromTemplateInput,
  GetTemplateInput,
  TemplateDetail,
  TemplateItem,
  TemplateLanguage,
} from '../contract/templates.ts';
import type { ApiDeps } from '../deps.ts';
import { requireConnections } from './bind-flow.ts';
import { readDocument } from './read-document.ts';

const bilingual = z.object({ en: z.string(), zh: z.string() });

/** What is kept of a package; more may be in it. */
const templatePackage = z.object({
  names: bilingual,
  descriptions: bilingual,
  tags: z.array(z.string()).default([]),
  flows: z
    .array(
      z.object({
        key: z.string(),
        names: bilingual,
        documents: z.object({ en: z.unknown(), zh: z.unknown() }),
      }),
    )
    .min(1),
});

/** The templates a tenant sees: its own and the shipped ones. */
export async function listTemplates(deps: ApiDeps, { tenantId }: Access): Promise<TemplateItem[]> {
  const rows = await queryTemplates(deps.db, { tenantId });
  return rows.map((row) => {
    const { parameters: _, flows, ...item } = viewTemplate(row, 'en');
    return { ...item, flows: flows.map(({ key, names }) => ({ key, names })) };
  });
}

export async function getTemplate(
  deps: ApiDeps,
  { tenantId }: Access,
  { id, language }: GetTemplateInput,
): Promise<TemplateDetail> {
  const [row] = await queryTemplates(deps.db, { tenantId, templateId: id });
  if (!row) throw notFound('template');
  return viewTemplate(row, language ?? 'en');
}

/** Makes the template's flows in the tenant: bound and parametrised, as drafts. */
export async function createFromTemplate(
  deps: ApiDeps,
  access: Access,
  input: CreateFromTemplateInput,
): Promise<{ flows: { key: string; id: string }[] }> {
  const language = input.language ?? 'en';
  const template = await getTemplate(deps, access, { id: input.templateId, language });
  await requireConnections(deps, access, input);
  const unknown = Object.keys(input.parameters).find(
    (key) => !template.parameters.some((parameter) => parameter.key === key),
  );
  if (unknown !== undefined) {
    throw new Refusal('invalidInput', {
      message: `The template has no parameter "${unknown}".`,
      path: `parameters › ${unknown}`,
    });
  }
  const flows: { key: string; id: string }[] = [];
  for (const { key, names, document } of template.flows) {
    const id = newId();
    const declared = new Set(document.parameters.map((parameter) => parameter.key));
    const used = connectorsOf(document);
    await insertFlow(deps.db, {
      id,
      tenantId: access.tenantId,
      userId: access.userId,
      name: template.flows.length === 1 ? input.name : `${input.name} · ${names[language]}`,
      draft: document,
      bindings: {
        connections: pick(input.connections, (connector) => used.has(connector)),
        parameters: pick(input.parameters, (parameter) => declared.has(parameter)),
      },
      origin: { templateKey: template.key, version: template.version },
    });
    flows.push({ key, id });
  }
  return { flows };
}

/** Keys of the connectors a document's steps and triggers use. */
export function connectorsOf(document: FlowDocument): Set<string> {
  const keys = new Set<string>();
  for (const step of Object.values(document.steps)) {
    if (step.kind === 'action') keys.add(step.config.connector);
  }
  for (const trigger of document.triggers) {
    if (trigger.kind === 'connectorEvent' || trigger.kind === 'poll') keys.add(trigger.config.connector);
  }
  return keys;
}

function viewTemplate(row: TemplateRow, language: TemplateLanguage): TemplateDetail {
  const content = templatePackage.parse(row.package);
  const flows = content.flows.map(({ key, names, documents }) => ({
    key,
    names,
    document: readDocument(documents[language]),
  }));
  const parameters = new Map<string, Parameter>();
  for (const { document } of flows) {
    for (const parameter of document.parameters) parameters.set(parameter.key, parameter);
  }
  return {
    id: row.id,
    key: row.key,
    names: content.names,
    descriptions: content.descriptions,
    tags: content.tags,
    version: row.version,
    shipped: row.tenantId === null,
    connectors: [...new Set(flows.flatMap(({ document }) => [...connectorsOf(document)]))],
    parameters: [...parameters.values()],
    flows,
  };
}

function pick<Value>(record: Record<string, Value>, wanted: (key: string) => boolean): Record<string, Value> {
  return Object.fromEntries(Object.entries(record).filter(([key]) => wanted(key)));
}
