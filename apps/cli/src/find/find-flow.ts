import type { z } from 'zod';
import { CliError } from '../cli-error.ts';
import { flowItem } from '../client/answers.ts';
import { type Installation, wholePages } from '../client/connect.ts';

export type FoundFlow = z.infer<typeof flowItem>;

const LOOKS_LIKE_ID = /^[0-9a-f]{32}$/;
/** Names that are told when none is the wanted one. */
const MOST_SUGGESTIONS = 5;

/** A flow by its whole name, or its id. Refused when several have the name. */
export async function findFlow(at: Installation, wanted: string): Promise<FoundFlow> {
  if (LOOKS_LIKE_ID.test(wanted)) {
    const byId = await at.get(`/flows/${wanted}`, { answer: flowItem }).catch(unlessMissing);
    if (byId) return byId;
  }
  const near = await at.all('/flows', {
    item: flowItem,
    query: { search: wanted.slice(0, 200), sort: 'name', ...wholePages },
  });
  const found = near.filter(({ name }) => name === wanted);
  const [first, second] = found;
  if (first && !second) return first;
  if (first) {
    const each = found.map(({ id, folder }) => `${id} (${folder ?? 'no folder'})`).join(', ');
    throw new CliError('nameNotUnique', `${found.length} flows are called “${wanted}”`, {
      hint: `Give one by its id: ${each}.`,
    });
  }
  const others = near.slice(0, MOST_SUGGESTIONS).map(({ name }) => `“${name}”`);
  throw new CliError('notFound', `${at.name} has no flow “${wanted}”`, {
    ...(others.length === 0 ? {} : { hint: `It has ${others.join(', ')}.` }),
  });
}

/** For `catch`: nothing of that id is no failure, everything else is. */
export function unlessMissing(error: unknown): undefined {
  if (error instanceof CliError && error.code === 'notFound') return undefined;
  throw error;
}
