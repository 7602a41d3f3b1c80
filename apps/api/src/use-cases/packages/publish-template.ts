import {
  addTemplateVersion,
  insertTemplate,
  listTemplatesOfFlow,
  newId,
  type TemplateVersionRow,
} from '@flowbridge/db';
import { hashContent, type PackageContent } from '@flowbridge/templates';
import type { Access } from '../../contract/access.ts';
import type {
  CopyOutcome,
  PackagePreview,
  PreviewPackageInput,
  PublishTemplateInput,
} from '../../contract/packages.ts';
import { Refusal } from '../../contract/refusal.ts';
import type { Bilingual } from '../../contract/templates.ts';
import type { ApiDeps } from '../../deps.ts';
import { requireOwnTemplate } from './find-template.ts';
import { type GatheredFlow, gatherFlows } from './gather-flows.ts';
import { makePackage, packageInvalid } from './make-package.ts';
import { partHead, viewSettings } from './parts/part-view.ts';
import { readSources, readStoredContent } from './stored-content.ts';

/** What would travel, and what keeps it from travelling. Changes nothing. */
export async function previewPackage(
  deps: ApiDeps,
  access: Access,
  input: PreviewPackageInput,
): Promise<PackagePreview> {
  const { tenantId } = access;
  const previous = input.templateId ? await requireOwnTemplate(deps, access, input.templateId) : undefined;
  const before = previous && readStoredContent(previous.package);
  const flows = await gatherFlows(deps, access, input);
  const name = flows[0]?.name ?? '';
  const words = before ?? { names: { en: name, zh: name }, descriptions: { en: '', zh: '' }, tags: [] };
  const keys = keysBefore(previous, flows);
  const withSettings = input.withSettings ?? false;
  const { read, gathered } = await makePackage(deps, access, { flows, words, keys, withSettings });
  const content = read.ok ? read.content : undefined;
  const publishedAs = await listTemplatesOfFlow(deps.db, { tenantId, flowId: flows[0]?.id ?? '' });
  return {
    flows: flows.map(({ document, connections: _, origin: __, ...flow }) => ({
      ...flow,
      steps: Object.keys(document.steps).length,
      parameters: document.parameters.map(({ key, label }) => ({ key, label })),
    })),
    connectors: (content?.connectors ?? []).map(({ key, version, settings }) => ({
      key,
      version: version ?? null,
      settings: viewSettings(deps, key, settings),
    })),
    parts: gathered.parts.map(({ part, usedBy }) => ({ ...partHead(part), usedBy })),
    variables: gathered.variables,
    problems: read.ok ? [] : read.problems,
    previous:
      previous && before
        ? {
            version: previous.version,
            names: before.names,
            descriptions: before.descriptions,
            tags: before.tags,
            same: content !== undefined && sameFlows(content, before),
          }
        : null,
    publishedAs: publishedAs.map(({ id, version, names }) => ({ id, version, names: names as Bilingual })),
  };
}

function sameFlows(one: PackageContent, other: PackageContent): boolean {
  const what = ({ flows, connectors, parts = [], variables = [] }: PackageContent) =>
    hashContent([flows, connectors, parts, variables]);
  return what(one) === what(other);
}

/** Keys the flows had in the version before: those it was published from, and those made of it. */
function keysBefore(
  previous: TemplateVersionRow | undefined,
  flows: readonly GatheredFlow[],
): Record<string, string> {
  const keys = readSources(previous?.sources);
  for (const { id, origin } of flows) {
    const key = origin?.templateId === previous?.templateId ? origin?.flowKey : undefined;
    if (key !== undefined && !(id in keys) && !Object.values(keys).includes(key)) keys[id] = key;
  }
  return keys;
}

/** What publishing these flows makes, before it is stored anywhere. */
export async function packTemplate(
  deps: ApiDeps,
  access: Access,
  input: PublishTemplateInput,
): Promise<{ previous: TemplateVersionRow | undefined; content: PackageContent; keys: PackedKeys }> {
  const previous = input.templateId ? await requireOwnTemplate(deps, access, input.templateId) : undefined;
  const flows = await gatherFlows(deps, access, input);
  requirePublished(flows);
  const before = keysBefore(previous, flows);
  const { read, keys } = await makePackage(deps, access, {
    ...{ flows, words: wordsOf(input), keys: before },
    withSettings: input.withSettings ?? false,
  });
  if (!read.ok) throw packageInvalid(read.problems);
  return { previous, content: read.content, keys: { before, now: keys } };
}

/** Keys of flows in the package, by flow id. */
type PackedKeys = { before: Record<string, string>; now: Record<string, string> };

/** A new template of the tenant, or a further version of one. */
export async function publishTemplate(
  deps: ApiDeps,
  access: Access,
  input: PublishTemplateInput,
): Promise<CopyOutcome> {
  const { tenantId, userId } = access;
  const { previous, content, keys } = await packTemplate(deps, access, input);
  const version = {
    hash: hashContent(content),
    package: content,
    changelog: input.changelog || null,
    // Flows that were left out this time keep their key for the next.
    sources: { ...keys.before, ...keys.now },
  };
  const kind = 'template.published';
  if (!previous) {
    const id = newId();
    await insertTemplate(deps.db, { id, tenantId, userId, kind, version });
    return { id, version: 1, did: 'created' };
  }
  const { templateId, version: after } = previous;
  const number = await addTemplateVersion(deps.db, { tenantId, templateId, userId, kind, version, after });
  if (number === undefined) throw templateConflict();
  return { id: templateId, version: number, did: 'updated' };
}

function wordsOf({ names, descriptions, tags }: PublishTemplateInput) {
  return { names, descriptions, tags: [...new Set(tags)] };
}

function requirePublished(flows: readonly GatheredFlow[]): void {
  const draft = flows.find((flow) => flow.version === null);
  if (!draft) return;
  throw new Refusal('notPublished', {
    message: `The flow "${draft.name}" has not been published yet.`,
    path: `flows › ${draft.name}`,
  });
}

export function templateConflict(): Refusal {
  return new Refusal('templateConflict', { message: 'The template got another version in the meantime.' });
}
