/** Packages as the database holds them. They were checked when they came in; documents are upgraded as they are read. */
import {
  type PackageContent,
  type PackageFlow,
  type PackagePart,
  packageConnector,
  packageVariable,
  partKindNames,
} from '@flowbridge/templates';
import { z } from 'zod';
import { readDocument } from '../read-document.ts';

const bilingual = z.object({ en: z.string(), zh: z.string() });
const head = { key: z.string(), names: bilingual };

const storedPart = z.custom<PackagePart>(
  (part) => typeof part === 'object' && part !== null && partKindNames.includes(Reflect.get(part, 'kind')),
);

const stored = z.object({
  names: bilingual,
  descriptions: bilingual,
  tags: z.array(z.string()).default([]),
  /** Plain keys in packages from before connectors had versions here. */
  connectors: z.array(z.union([z.string().transform((key) => ({ key })), packageConnector])).default([]),
  flows: z
    .array(
      z.union([
        z.object({ ...head, documents: z.object({ en: z.unknown(), zh: z.unknown() }) }),
        z.object({ ...head, document: z.unknown() }),
      ]),
    )
    .min(1),
  parts: z.array(storedPart).exactOptional(),
  variables: z.array(packageVariable).exactOptional(),
});

/** What lists show of a package, from its parts as stored. */
export const storedHead = stored
  .omit({ flows: true, parts: true, variables: true })
  .extend({ flows: z.array(z.object({ key: z.string(), names: bilingual })) });

export function readStoredContent(value: unknown): PackageContent {
  const content = stored.parse(value);
  const flows = content.flows.map((flow): PackageFlow => {
    const { key, names } = flow;
    return 'documents' in flow
      ? {
          key,
          names,
          documents: { en: readDocument(flow.documents.en), zh: readDocument(flow.documents.zh) },
        }
      : { key, names, document: readDocument(flow.document) };
  });
  return { ...content, flows };
}

const origin = z.object({ templateKey: z.string(), version: z.int() });

export function readTemplateOrigin(value: unknown): z.infer<typeof origin> | null {
  const parsed = origin.safeParse(value);
  return parsed.success ? parsed.data : null;
}

const sources = z.record(z.string(), z.string()).catch({});

/** Keys of the flows a version was published from, by flow id. */
export function readSources(value: unknown): Record<string, string> {
  return sources.parse(value);
}
