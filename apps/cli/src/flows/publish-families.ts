import { CliError } from '../cli-error.ts';
import { type PublishedFlow, publishedFamily } from '../client/answers.ts';
import type { Installation } from '../client/connect.ts';

type Publish = {
  /** Flows that nobody of theirs calls; each brings what it calls. */
  heads: readonly string[];
  enable: boolean;
  changelog?: string | undefined;
};

/** Publishes families, and switches them on when it is asked to: called flows before their callers, each family whole or not at all. */
export async function publishFamilies(
  at: Installation,
  { heads, enable, changelog }: Publish,
): Promise<PublishedFlow[]> {
  const published = new Map<string, PublishedFlow>();
  for (const head of heads) {
    const { flows } = await at
      .post(`/flows/${head}/family/publish`, {
        answer: publishedFamily,
        body: { enable, ...(changelog === undefined ? {} : { changelog }) },
      })
      .catch((error: unknown) => {
        throw asUnpublished(error);
      });
    for (const each of flows) {
      // Called by two families: published with the first, unchanged with the second.
      if (published.get(each.id)?.did !== 'published') published.set(each.id, each);
    }
  }
  return [...published.values()];
}

function asUnpublished(error: unknown): unknown {
  if (!(error instanceof CliError) || error.code !== 'familyHasProblems') return error;
  const { code, message, path } = error;
  return new CliError(code, message, {
    path,
    hint: 'The drafts are there and nothing was published: mend them in the console and publish.',
  });
}
