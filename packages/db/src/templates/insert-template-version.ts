import type { ClientBase } from 'pg';
import type { NewTemplateVersion } from './template-content.ts';

type Insert = NewTemplateVersion & { templateId: string; number: number; userId: string | null };

/** Writes a version in the caller's transaction. */
export async function insertTemplateVersion(
  client: Pick<ClientBase, 'query'>,
  version: Insert,
): Promise<void> {
  await client.query(
    `INSERT INTO template_version (template_id, number, hash, package, changelog, author_id, origin, sources)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [
      version.templateId,
      version.number,
      version.hash,
      JSON.stringify(version.package),
      version.changelog,
      version.userId,
      version.origin === undefined ? null : JSON.stringify(version.origin),
      JSON.stringify(version.sources ?? {}),
    ],
  );
}
