import pg from 'pg';

/** Any constant nobody else takes (migrations hold 4,400,001 and 4,400,002 inside): the advisory lock under which a starting process prepares what all processes share. */
const PREPARING_LOCK = 4_400_010;

/**
 * Does `work` while no other process of the installation does such work: what a start puts into the database (schema, shipped
 * templates, demo) is looked for and then made, which two processes must not do at once. The others wait.
 */
export async function oneAtATime<Result>(
  { url }: { url: string },
  work: () => Promise<Result>,
): Promise<Result> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => {});
  await client.connect();
  try {
    await client.query('SELECT pg_advisory_lock($1)', [PREPARING_LOCK]);
    return await work();
  } finally {
    await client.end();
  }
}
