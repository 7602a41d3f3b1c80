import { type Database, openDatabase, putShippedTemplate } from '@flowbridge/db';
import {
  hashContent,
  type PackageContent,
  type ShippedTemplate,
  shippedTemplates,
} from '@flowbridge/templates';

/** Brings the shipped templates of this release into the database; a changed one becomes a new version. */
export async function putShippedTemplates(db: Database): Promise<void> {
  for (const template of shippedTemplates()) {
    const content = packageOf(template);
    await putShippedTemplate(db, { key: template.key, hash: hashContent(content), package: content });
  }
}

/** The same for a process that has no database open yet. Safe to run at every start. */
export async function installShippedTemplates({ databaseUrl }: { databaseUrl: string }): Promise<void> {
  const db = openDatabase({ url: databaseUrl, poolSize: 1 });
  try {
    await putShippedTemplates(db);
  } finally {
    await db.close();
  }
}

function packageOf({ names, descriptions, tags, connectors, flows }: ShippedTemplate): PackageContent {
  return {
    names,
    descriptions,
    tags,
    // Of any version: they come with the same release.
    connectors: connectors.map((key) => ({ key })),
    flows: flows.map((flow) => ({
      key: flow.key,
      names: flow.names,
      documents: { en: flow.document('en'), zh: flow.document('zh') },
    })),
  };
}
