/** The families of flows that are behind their template. */
import { listTemplateFlows, listTemplateVersions, type TemplateFlowRow } from '@flowbridge/db';
import { groupFamilies } from '@flowbridge/templates';
import { z } from 'zod';
import type { Access } from '../../contract/access.ts';
import type { FlowOrigin } from '../../contract/flows.ts';
import type { UpgradeItem, VersionNews } from '../../contract/upgrades.ts';
import type { ApiDeps } from '../../deps.ts';
import { readOrigin } from '../flow-view.ts';

type FamilyFlow = TemplateFlowRow & { cameFrom: FlowOrigin };
export type Family = { rows: FamilyFlow[]; item: UpgradeItem };

const bilingual = z.object({ en: z.string(), zh: z.string() });
const NEWS = 20;

export async function findFamilies(deps: ApiDeps, { tenantId }: Pick<Access, 'tenantId'>): Promise<Family[]> {
  const rows = (await listTemplateFlows(deps.db, { tenantId })).flatMap((row): FamilyFlow[] => {
    const cameFrom = readOrigin(row.origin);
    return cameFrom === null ? [] : [{ ...row, cameFrom }];
  });
  const byTemplate = new Map<string, FamilyFlow[]>();
  for (const row of rows) byTemplate.set(row.templateId, [...(byTemplate.get(row.templateId) ?? []), row]);
  const families: Family[] = [];
  for (const [templateId, flows] of byTemplate) {
    const versions = await listTemplateVersions(deps.db, { tenantId, templateId });
    const news = versions.map(({ number, changelog, createdAt }) => ({
      number,
      changelog,
      publishedAt: createdAt.toISOString(),
    }));
    for (const family of groupFamilies(flows)) families.push(...behind(family, news));
  }
  return families;
}

function behind(rows: FamilyFlow[], news: VersionNews[]): Family[] {
  const late = rows.filter(({ cameFrom, newest }) => cameFrom.version < newest);
  const [first] = late;
  if (first === undefined) return [];
  const from = Math.min(...late.map(({ cameFrom }) => cameFrom.version));
  // What the template is about is called by nobody: it gives the family its name.
  const called = new Set(rows.flatMap(({ calls }) => calls));
  const head = rows.find(({ id }) => !called.has(id)) ?? first;
  const inOrder = [head, ...rows.filter((row) => row !== head)];
  const item: UpgradeItem = {
    id: head.id,
    flows: inOrder.map(({ id, name, cameFrom }) => ({ id, name, version: cameFrom.version })),
    template: {
      id: first.templateId,
      key: first.templateKey,
      names: bilingual.parse(first.templateNames),
      publisher: first.publisher,
    },
    from,
    to: first.newest,
    news: news.filter(({ number }) => number > from).slice(0, NEWS),
  };
  return [{ rows: inOrder, item }];
}
