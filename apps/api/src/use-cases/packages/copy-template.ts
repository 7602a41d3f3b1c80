/** Takes a package into the tenant's own templates: a new one, or the next version of a copy nobody changed. */
import { addTemplateVersion, findOwnCopy, insertTemplate, newId } from '@flowbridge/db';
import { hashContent, type PackageContent } from '@flowbridge/templates';
import type { Access } from '../../contract/access.ts';
import type { CopyOutcome } from '../../contract/packages.ts';
import type { ById } from '../../contract/paging.ts';
import type { TemplateOrigin } from '../../contract/templates.ts';
import type { ApiDeps } from '../../deps.ts';
import { requireTemplate } from './find-template.ts';
import { templateConflict } from './publish-template.ts';
import { readStoredContent } from './stored-content.ts';

/** The newest version of a shared or shipped template; the publisher sees that it was copied, by which tenant and when. */
export async function copyTemplate(deps: ApiDeps, access: Access, { id }: ById): Promise<CopyOutcome> {
  const row = await requireTemplate(deps, access, { id });
  if (row.tenantId === access.tenantId) return { id, version: row.version, did: 'same' };
  return takeIn(deps, access, {
    content: readStoredContent(row.package),
    origin: { templateKey: row.key, version: row.version },
    changelog: row.changelog,
    kind: 'template.copied',
    copyOf: { templateId: row.templateId, version: row.version },
  });
}

export type TakenIn = {
  content: PackageContent;
  origin: TemplateOrigin;
  changelog: string | null;
  kind: 'template.copied' | 'template.imported';
  copyOf?: { templateId: string; version: number };
};

export async function takeIn(deps: ApiDeps, access: Access, taken: TakenIn): Promise<CopyOutcome> {
  const { tenantId, userId } = access;
  const { content, origin, changelog, kind } = taken;
  const version = { hash: hashContent(content), package: content, changelog, origin };
  const copyOf = taken.copyOf === undefined ? {} : { copyOf: taken.copyOf };
  const { did, copy } = await whatBecomes(deps, access, origin);
  if (copy && did === 'same') return { id: copy.templateId, version: copy.version, did };
  if (copy && did === 'updated') {
    const number = await addTemplateVersion(deps.db, {
      ...{ tenantId, templateId: copy.templateId, userId, kind, version, after: copy.version },
      ...copyOf,
    });
    if (number === undefined) throw templateConflict();
    return { id: copy.templateId, version: number, did };
  }
  const id = newId();
  await insertTemplate(deps.db, { id, tenantId, userId, kind, version, ...copyOf });
  return { id, version: 1, did: 'created' };
}

type Becomes = { did: CopyOutcome['did']; copy?: { templateId: string; version: number } };

/** What taking in this template version would do. A copy that was published over is the tenant's own work and stays. */
export async function whatBecomes(
  deps: ApiDeps,
  { tenantId }: Access,
  { templateKey, version }: TemplateOrigin,
): Promise<Becomes> {
  const copy = await findOwnCopy(deps.db, { tenantId, templateKey });
  if (!copy || version < copy.origin.version) return { did: 'created' };
  return { did: version === copy.origin.version ? 'same' : 'updated', copy };
}
