import {
  removeTemplate as deleteTemplate,
  shareTemplate as insertShare,
  listTemplateCopies,
  listTemplateShares,
  revokeTemplateShare,
} from '@flowbridge/db';
import type { Access } from '../../contract/access.ts';
import type { ShareTemplateInput, TemplateSharing } from '../../contract/packages.ts';
import type { ById } from '../../contract/paging.ts';
import { notFound } from '../../contract/refusal.ts';
import type { ApiDeps } from '../../deps.ts';
import { requireOwnTemplate } from './find-template.ts';

/** With whom one of the tenant's own templates is shared, and who copied which version. */
export async function getSharing(deps: ApiDeps, access: Access, { id }: ById): Promise<TemplateSharing> {
  const { tenantId } = access;
  await requireOwnTemplate(deps, access, id);
  const own = { tenantId, templateId: id };
  const [shares, copies] = await Promise.all([
    listTemplateShares(deps.db, own),
    listTemplateCopies(deps.db, own),
  ]);
  return {
    shares: shares.map(({ audience, sharedAt }) => ({ audience, sharedAt: sharedAt.toISOString() })),
    copies: copies.map(({ copiedAt, ...copy }) => ({ ...copy, copiedAt: copiedAt.toISOString() })),
  };
}

/** Shows a template to one tenant, by its code, or to all. The answer is the same whether there is such a tenant or not. */
export async function shareTemplate(
  deps: ApiDeps,
  { tenantId, userId }: Access,
  { id, audience }: ShareTemplateInput,
): Promise<{ id: string }> {
  if (await insertShare(deps.db, { tenantId, userId, templateId: id, audience })) return { id };
  throw notFound('template');
}

/** What was copied meanwhile stays with those who copied. */
export async function revokeShare(
  deps: ApiDeps,
  { tenantId, userId }: Access,
  { id, audience }: ShareTemplateInput,
): Promise<{ id: string }> {
  if (await revokeTemplateShare(deps.db, { tenantId, userId, templateId: id, audience })) return { id };
  throw notFound('share');
}

/** Flows made of it, and copies of it elsewhere, stay. */
export async function removeTemplate(
  deps: ApiDeps,
  { tenantId, userId }: Access,
  { id }: ById,
): Promise<{ id: string }> {
  if (await deleteTemplate(deps.db, { tenantId, userId, templateId: id })) return { id };
  throw notFound('template');
}
