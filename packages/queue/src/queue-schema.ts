/** graphile-worker's tables live in a schema of their own, migrated by graphile-worker itself. */
export const QUEUE_SCHEMA = 'flowbridge_queue';
