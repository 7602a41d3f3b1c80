/** What is promoted: the published versions of flows and of what they call, packed; how they are bound; which template they travel as. */
import type { FlowDocument } from '@flowbridge/flow';
import { documentOf, type PackageFlow } from '@flowbridge/templates';
import { z } from 'zod';
import { anyFile, type Bindings, flow, templateItem } from '../../client/answers.ts';
import type { Installation } from '../../client/connect.ts';
import { readPackage } from '../../client/read-package.ts';
import { listConnections } from '../../find/find-connection.ts';
import { findFlow } from '../../find/find-flow.ts';

/** Marks the templates that flows travel as, so that one that is shared with customers never gets a version by a promotion. */
export const PROMOTED = 'promoted';

const preview = z.looseObject({
  flows: z.array(z.looseObject({ id: z.string(), name: z.string(), draftDiffers: z.boolean() })),
  previous: z.looseObject({ same: z.boolean() }).nullable(),
  publishedAs: z.array(z.looseObject({ id: z.string() })),
});

const packed = z.looseObject({ file: anyFile, keys: z.record(z.string(), z.string()) });

/** A flow as it is at the source. */
export type SourceFlow = {
  id: string;
  name: string;
  /** Its key in the package. */
  key: string;
  folder: string | null;
  document: FlowDocument;
  bindings: Bindings;
};

export type Source = {
  at: Installation;
  flows: SourceFlow[];
  /** The package as it is, or would be published. */
  file: Record<string, unknown>;
  packaged: PackageFlow[];
  /** Connections of the source, by id: what the flows are bound to is told by their names. */
  connections: Map<string, { name: string; connectorKey: string }>;
  /** What publishing takes. */
  words: Record<string, unknown>;
  /** The template the flows travel as; undefined: they were never promoted before. */
  templateId: string | undefined;
  /** Its newest version is what the flows are. */
  isPublished: boolean;
  /** Flows with changes that were not published: those stay behind. */
  behindTheirDrafts: string[];
};

export async function lookAtSource(
  at: Installation,
  { wanted, changelog }: { wanted: readonly string[]; changelog: string | undefined },
): Promise<Source> {
  const flowIds: string[] = [];
  for (const each of wanted) flowIds.push((await findFlow(at, each)).id);
  const ask = (templateId?: string) =>
    at.post('/templates/publish-preview', {
      answer: preview,
      body: { flowIds, ...(templateId === undefined ? {} : { templateId }) },
    });
  const first = await ask();
  const templateId = await promotedTemplate(at, first.publishedAs);
  const isPublished = templateId !== undefined && (await ask(templateId)).previous?.same === true;
  const name = first.flows[0]?.name ?? '';
  const words = {
    flowIds,
    ...(templateId === undefined ? {} : { templateId }),
    names: { en: name, zh: name },
    descriptions: { en: '', zh: '' },
    tags: [PROMOTED],
    ...(changelog === undefined ? {} : { changelog }),
  };
  const { file: fresh, keys } = await at.post('/templates/pack', { answer: packed, body: words });
  const file = isPublished ? await at.get(`/templates/${templateId}/export`, { answer: anyFile }) : fresh;
  const packaged = readPackage(file).flows;
  const flows: SourceFlow[] = [];
  for (const { id } of first.flows) {
    const { name: called, bindings, folder } = await at.get(`/flows/${id}`, { answer: flow });
    const found = packaged.find(({ key }) => key === keys[id]);
    if (found === undefined) continue;
    flows.push({ id, name: called, key: found.key, folder, document: documentOf(found, 'en'), bindings });
  }
  return {
    ...{ at, file, packaged, flows, words, templateId, isPublished },
    connections: new Map((await listConnections(at)).map((each) => [each.id, each])),
    behindTheirDrafts: first.flows.flatMap((each) => (each.draftDiffers ? [each.name] : [])),
  };
}

async function promotedTemplate(
  at: Installation,
  publishedAs: readonly { id: string }[],
): Promise<string | undefined> {
  const mine = await at.all('/templates', { item: templateItem });
  const promoted = new Set(
    mine.flatMap(({ id, relation, tags }) => (relation === 'mine' && tags.includes(PROMOTED) ? [id] : [])),
  );
  // Ids begin with the time they were made: of several the oldest, whoever asks.
  return publishedAs
    .map(({ id }) => id)
    .filter((id) => promoted.has(id))
    .sort()[0];
}
