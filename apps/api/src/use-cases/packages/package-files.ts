import { writePackageFile } from '@flowbridge/templates';
import { connectorsFor } from '../../catalog/connectors-for.ts';
import type { Access } from '../../contract/access.ts';
import type { PackageFilePreview, PackageFileView, TemplateVersionInput } from '../../contract/packages.ts';
import type { CopyResult, ImportFileInput, PreviewFileInput } from '../../contract/template-copy.ts';
import type { ApiDeps } from '../../deps.ts';
import { openFile } from './copying/package-source.ts';
import { planSource } from './copying/plan-copy.ts';
import { takeIn } from './copying/take-in.ts';
import { requireTemplate } from './find-template.ts';
import { partHead } from './parts/part-view.ts';
import { readStoredContent } from './stored-content.ts';

/** A version of a template as a file that any installation imports. */
export async function exportTemplate(
  deps: ApiDeps,
  access: Access,
  input: TemplateVersionInput,
): Promise<PackageFileView> {
  const row = await requireTemplate(deps, access, input);
  return writePackageFile({
    content: readStoredContent(row.package),
    origin: { templateKey: row.key, version: row.version },
    changelog: row.changelog,
    exportedAt: new Date(),
  });
}

/** What a file would bring in, and what it would meet here. Changes nothing. */
export async function previewPackageFile(
  deps: ApiDeps,
  access: Access,
  { file, asNew }: PreviewFileInput,
): Promise<PackageFilePreview> {
  const connectors = await connectorsFor(deps, access.tenantId);
  const source = openFile(file);
  const { content, origin, changelog } = source;
  const plan = await planSource(deps, access, { source, asNew });
  const travelling = new Set(content.parts?.map(({ kind, key }) => `${kind} ${key}`));
  const needed = content.connectors.filter(({ key }) => !travelling.has(`connector ${key}`));
  const here = needed.map((connector) => ({
    ...connector,
    installed: connectors.find(connector.key)?.version,
  }));
  return {
    names: content.names,
    descriptions: content.descriptions,
    tags: content.tags,
    changelog,
    origin,
    flows: content.flows.map((flow) => ({
      key: flow.key,
      names: flow.names,
      steps: Object.keys(('document' in flow ? flow.document : flow.documents.en).steps).length,
    })),
    parts: (content.parts ?? []).map(partHead),
    connectors: content.connectors.map(({ key }) => key),
    unknownConnectors: here.flatMap(({ key, installed }) => (installed === undefined ? [key] : [])),
    newerConnectors: here.flatMap(({ key, version, installed }) =>
      version !== undefined && installed !== undefined && isNewer(version, installed) ? [key] : [],
    ),
    becomes: plan.becomes,
    plan,
  };
}

/** Takes a file into the tenant's own templates, item by item as chosen, whole or not at all. */
export async function importPackageFile(
  deps: ApiDeps,
  access: Access,
  { file, ...decisions }: ImportFileInput,
): Promise<CopyResult> {
  return takeIn(deps, access, { source: openFile(file), decisions });
}

/** Of two versions like `1.4.0`. */
function isNewer(one: string, other: string): boolean {
  return one.localeCompare(other, 'en', { numeric: true }) > 0;
}
