import { randomUUID } from 'node:crypto';
import type { IdSource } from '@flowbridge/engine';

/** Random UUIDs for the expression function `uuid`. */
export const randomIds: IdSource = { uuid: () => randomUUID() };
