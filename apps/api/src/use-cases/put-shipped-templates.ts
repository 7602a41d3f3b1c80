import { type Database, openDatabase, putShippedTemplate } from '@flowbridge/db';
import { type ShippedTemplate, shippedTemplates } from '@flowbridge/templates';
import { hashDocument } from './hash-document.ts';

/** Brings the shipped templates of this release into the database; a changed one becomes a new version. */
export async function putShippedTemplates(db: Database): Promise<void> {
  for (const template of shippedTemplates()) {
    const content = packageOf(template);
    await putShippedTemplate(db, { key: template.key, hash: hashDocument(content), package: content });
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

function packageOf({ names, descriptions, tags, connectors, flows }: ShippedTemplate) {
  return {
    names,
    descriptions,
    tags,
    connectors,
    flows: flows.map((flow) => ({
      key: flow.key,
      names: flow.names,
      documents: { en: flow.document('en'), zh: flow.document('zh') },
    })),
  };
}
