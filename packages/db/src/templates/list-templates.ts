import type { Database } from '../database/open-database.ts';

export type TemplateRow = {
  id: string;
  key: string;
  /** Null for a shipped one, visible to all. */
  tenantId: string | null;
  version: number;
  package: unknown;
};

/** The newest version of every template the tenant sees: its own and the shipped ones; only `templateId` when given. */
export async function listTemplates(
  db: Database,
  { tenantId, templateId }: { tenantId: string; templateId?: string },
): Promise<TemplateRow[]> {
  const rows = await db.prisma.template.findMany({
    where: {
      OR: [{ tenantId }, { tenantId: null }],
      ...(templateId === undefined ? {} : { id: templateId }),
    },
    select: {
      id: true,
      key: true,
      tenantId: true,
      versions: { orderBy: { number: 'desc' }, take: 1, select: { number: true, package: true } },
    },
    orderBy: { key: 'asc' },
  });
  return rows.flatMap(({ versions: [newest], ...row }) =>
    newest ? [{ ...row, version: newest.number, package: newest.package }] : [],
  );
}
