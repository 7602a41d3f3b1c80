import { findTemplateVersion, type TemplateVersionRow } from '@flowbridge/db';
import type { Access } from '../../contract/access.ts';
import { notFound } from '../../contract/refusal.ts';
import type { TemplateRelation } from '../../contract/templates.ts';
import type { ApiDeps } from '../../deps.ts';

/** A version of a template this tenant sees, or the refusal `notFound`. */
export async function requireTemplate(
  deps: ApiDeps,
  { tenantId }: Access,
  { id, version }: { id: string; version?: number | undefined },
): Promise<TemplateVersionRow> {
  const row = await findTemplateVersion(deps.db, { tenantId, templateId: id, version });
  if (!row) throw notFound('template');
  return row;
}

/** The same for one's own: a template that is only shared with the tenant, or shipped, is none of its own. */
export async function requireOwnTemplate(
  deps: ApiDeps,
  access: Access,
  id: string,
): Promise<TemplateVersionRow> {
  const row = await requireTemplate(deps, access, { id });
  if (row.tenantId !== access.tenantId) throw notFound('template');
  return row;
}

export function relationOf(
  { tenantId }: { tenantId: string | null },
  access: Pick<Access, 'tenantId'>,
): TemplateRelation {
  if (tenantId === null) return 'shipped';
  return tenantId === access.tenantId ? 'mine' : 'shared';
}
