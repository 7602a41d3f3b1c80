/**
 * Proves "schema.prisma = migrations" by comparing two real databases: one migrated, one made from the datamodel's SQL.
 * (Prisma's own `diff --from-migrations` cannot read PostgreSQL 18's catalog through the WASM engine.) Partitions,
 * partial indexes, generated columns and Prisma's own table are left out: the datamodel cannot say them.
 */
import pg from 'pg';

const COLUMNS = `
  SELECT c.relname || '.' || a.attname AS place,
         format_type(a.atttypid, a.atttypmod) || CASE WHEN a.attnotnull THEN ' not null' ELSE '' END
           || coalesce(' default ' || pg_get_expr(d.adbin, d.adrelid), '') AS what
  FROM pg_class c
  JOIN pg_namespace n ON n.oid = c.relnamespace AND n.nspname = 'public'
  JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
    AND a.attgenerated = ''
  LEFT JOIN pg_attrdef d ON d.adrelid = c.oid AND d.adnum = a.attnum
  WHERE c.relkind IN ('r', 'p') AND NOT c.relispartition AND c.relname <> '_prisma_migrations'`;

const INDEXES = `
  SELECT c.relname AS place,
         regexp_replace(replace(pg_get_indexdef(i.indexrelid), ' ON ONLY ', ' ON '), '^CREATE ', '') AS what
  FROM pg_index i
  JOIN pg_class c ON c.oid = i.indexrelid
  JOIN pg_class t ON t.oid = i.indrelid
  JOIN pg_namespace n ON n.oid = t.relnamespace AND n.nspname = 'public'
  WHERE NOT t.relispartition AND t.relname <> '_prisma_migrations' AND i.indpred IS NULL`;

const CONSTRAINTS = `
  SELECT t.relname || '.' || k.conname AS place, pg_get_constraintdef(k.oid) AS what
  FROM pg_constraint k
  JOIN pg_class t ON t.oid = k.conrelid
  JOIN pg_namespace n ON n.oid = t.relnamespace AND n.nspname = 'public'
  WHERE NOT t.relispartition AND t.relname <> '_prisma_migrations' AND k.contype <> 'n'`;

/** Lines that say what one database has and the other has not; empty when both agree. */
export async function compareCatalogs(urls: { migrated: string; fromDatamodel: string }): Promise<string[]> {
  const [migrated, wanted] = await Promise.all([readCatalog(urls.migrated), readCatalog(urls.fromDatamodel)]);
  const differences: string[] = [];
  for (const place of [...new Set([...migrated.keys(), ...wanted.keys()])].sort()) {
    const has = migrated.get(place);
    const should = wanted.get(place);
    if (has !== should) {
      differences.push(
        `${place}: migrations give ${has ?? 'nothing'}; schema.prisma gives ${should ?? 'nothing'}`,
      );
    }
  }
  return differences;
}

async function readCatalog(url: string): Promise<Map<string, string>> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const catalog = new Map<string, string>();
    for (const query of [COLUMNS, INDEXES, CONSTRAINTS]) {
      const { rows } = await client.query<{ place: string; what: string }>(query);
      for (const row of rows) catalog.set(row.place, row.what);
    }
    return catalog;
  } finally {
    await client.end();
  }
}
