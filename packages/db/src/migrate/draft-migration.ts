import type { DiffTarget } from '@prisma/schema-engine-wasm/schema_engine_bg';
import { withSchemaEngine } from './schema-engine.ts';

/** The SQL that turns a database of datamodel `from` (absent: an empty one) into one of datamodel `to`. */
export async function draftMigration({
  url,
  from,
  to,
}: {
  url: string;
  from?: string;
  to: string;
}): Promise<string> {
  const target = (content: string): DiffTarget => ({
    tag: 'schemaDatamodel',
    files: [{ path: 'schema.prisma', content }],
  });
  return withSchemaEngine(url, async (engine) => {
    const result = await engine.diff({
      from: from === undefined ? { tag: 'empty' } : target(from),
      to: target(to),
      script: true,
      exitCode: null,
      filters: { externalTables: [], externalEnums: [] },
    });
    return result.stdout ?? '';
  });
}
