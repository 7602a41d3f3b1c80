import {
  listTemplates as queryTemplates,
  listTemplateVersions as queryVersions,
  type TemplateVersionRow,
} from '@flowbridge/db';
import type { Parameter } from '@flowbridge/flow';
import { connectorsOf, documentOf } from '@flowbridge/templates';
import type { Access } from '../../contract/access.ts';
import type { ById } from '../../contract/paging.ts';
import { notFound } from '../../contract/refusal.ts';
import type {
  GetTemplateInput,
  TemplateDetail,
  TemplateItem,
  TemplateLanguage,
  TemplateVersionItem,
} from '../../contract/templates.ts';
import type { ApiDeps } from '../../deps.ts';
import { relationOf, requireTemplate } from './find-template.ts';
import { partHead, viewSettings } from './parts/part-view.ts';
import { readStoredContent, readTemplateOrigin, storedHead } from './stored-content.ts';

/** The templates a tenant sees: the shipped ones, its own, and those shared with it. */
export async function listTemplates(deps: ApiDeps, access: Access): Promise<TemplateItem[]> {
  const rows = await queryTemplates(deps.db, access);
  return rows.map((row) => {
    const { names, descriptions, tags, connectors, flows } = storedHead.parse(row);
    const relation = relationOf(row, access);
    return {
      id: row.id,
      key: row.key,
      relation,
      names,
      descriptions,
      tags,
      version: row.version,
      publishedAt: row.publishedAt.toISOString(),
      shipped: relation === 'shipped',
      publisher: relation === 'shared' ? row.publisher : null,
      // Where a stranger has it from is the stranger's business.
      origin: relation === 'mine' ? readTemplateOrigin(row.origin) : null,
      audiences: relation === 'mine' ? row.audiences : 0,
      connectors: connectors.map(({ key }) => key),
      flows,
    };
  });
}

export async function getTemplate(
  deps: ApiDeps,
  access: Access,
  { id, language, version }: GetTemplateInput,
): Promise<TemplateDetail> {
  const row = await requireTemplate(deps, access, { id, version });
  return viewTemplate(deps, row, { access, language: language ?? 'en' });
}

export async function listTemplateVersions(
  deps: ApiDeps,
  access: Access,
  { id }: ById,
): Promise<TemplateVersionItem[]> {
  const template = await requireTemplate(deps, access, { id });
  const rows = await queryVersions(deps.db, { tenantId: access.tenantId, templateId: id });
  if (rows.length === 0) throw notFound('template');
  const mine = relationOf(template, access) === 'mine';
  return rows.map(({ createdAt, origin, ...row }) => ({
    ...row,
    origin: mine ? readTemplateOrigin(origin) : null,
    createdAt: createdAt.toISOString(),
  }));
}

function viewTemplate(
  deps: ApiDeps,
  row: TemplateVersionRow,
  { access, language }: { access: Access; language: TemplateLanguage },
): TemplateDetail {
  const content = readStoredContent(row.package);
  const relation = relationOf(row, access);
  const flows = content.flows.map((flow) => ({
    key: flow.key,
    names: flow.names,
    document: documentOf(flow, language),
  }));
  const parameters = new Map<string, Parameter>();
  for (const { document } of flows) {
    for (const parameter of document.parameters) parameters.set(parameter.key, parameter);
  }
  return {
    id: row.templateId,
    key: row.key,
    relation,
    names: content.names,
    descriptions: content.descriptions,
    tags: content.tags,
    version: row.version,
    hash: row.hash,
    changelog: row.changelog,
    publishedAt: row.createdAt.toISOString(),
    shipped: relation === 'shipped',
    publisher: relation === 'shared' ? row.publisher : null,
    origin: relation === 'mine' ? readTemplateOrigin(row.origin) : null,
    connectors: [...new Set(flows.flatMap(({ document }) => [...connectorsOf(document)]))],
    parameters: [...parameters.values()],
    flows,
    parts: (content.parts ?? []).map(partHead),
    variables: content.variables ?? [],
    connectionSettings: Object.fromEntries(
      content.connectors.flatMap(({ key, settings }) =>
        settings ? [[key, viewSettings(deps, key, settings)]] : [],
      ),
    ),
  };
}
