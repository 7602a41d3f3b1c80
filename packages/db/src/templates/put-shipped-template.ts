import { asJson } from '../database/as-json.ts';
import type { Database } from '../database/open-database.ts';
import { newId } from '../ids/new-id.ts';

export type PutShippedTemplate = {
  key: string;
  /** Hash of the canonical package: the same content makes no new version. */
  hash: string;
  package: unknown;
};

/**
 * Brings a shipped template to this content: a first or further version unless one has it. Answers the version. A process of the
 * release before that starts again during an upgrade thereby adds nothing.
 */
export function putShippedTemplate(
  db: Database,
  { key, hash, package: content }: PutShippedTemplate,
): Promise<number> {
  return db.prisma.$transaction(async (tx) => {
    const template = await tx.template.upsert({
      where: { key },
      create: { id: newId(), key, tenantId: null },
      update: {},
      select: { id: true, versions: { orderBy: { number: 'desc' }, select: { number: true, hash: true } } },
    });
    const known = template.versions.find((version) => version.hash === hash);
    if (known) return known.number;
    const number = (template.versions[0]?.number ?? 0) + 1;
    await tx.templateVersion.create({
      data: { templateId: template.id, number, hash, package: asJson(content) },
    });
    return number;
  });
}
