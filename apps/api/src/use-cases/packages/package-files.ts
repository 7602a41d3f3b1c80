import { type PackageFile, readPackageFile, writePackageFile } from '@flowbridge/templates';
import { connectorsFor } from '../../catalog/connectors-for.ts';
import type { Access } from '../../contract/access.ts';
import type {
  CopyOutcome,
  PackageFileInput,
  PackageFilePreview,
  PackageFileView,
  TemplateVersionInput,
} from '../../contract/packages.ts';
import type { ApiDeps } from '../../deps.ts';
import { takeIn, whatBecomes } from './copy-template.ts';
import { requireTemplate } from './find-template.ts';
import { packageInvalid } from './make-package.ts';
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

/** What a file would bring in. Changes nothing. */
export async function previewPackageFile(
  deps: ApiDeps,
  access: Access,
  input: PackageFileInput,
): Promise<PackageFilePreview> {
  const { content, origin, changelog } = read(input);
  const { did } = await whatBecomes(deps, access, origin);
  const connectors = await connectorsFor(deps, access.tenantId);
  const here = content.connectors.map((connector) => ({
    ...connector,
    installed: connectors.find(connector.key)?.version,
  }));
  return {
    names: content.names,
    descriptions: content.descriptions,
    tags: content.tags,
    changelog: changelog ?? null,
    origin,
    flows: content.flows.map((flow) => ({
      key: flow.key,
      names: flow.names,
      steps: Object.keys(('document' in flow ? flow.document : flow.documents.en).steps).length,
    })),
    connectors: content.connectors.map(({ key }) => key),
    unknownConnectors: here.flatMap(({ key, installed }) => (installed === undefined ? [key] : [])),
    newerConnectors: here.flatMap(({ key, version, installed }) =>
      version !== undefined && installed !== undefined && isNewer(version, installed) ? [key] : [],
    ),
    becomes: did,
  };
}

/** Takes a file into the tenant's own templates, whole or not at all. */
export async function importPackageFile(
  deps: ApiDeps,
  access: Access,
  input: PackageFileInput,
): Promise<CopyOutcome> {
  const { content, origin, changelog } = read(input);
  return takeIn(deps, access, { content, origin, changelog: changelog ?? null, kind: 'template.imported' });
}

function read({ file }: PackageFileInput): PackageFile {
  const opened = readPackageFile(file);
  if (opened.ok) return opened.file;
  throw packageInvalid(opened.problems);
}

/** Of two versions like `1.4.0`. */
function isNewer(one: string, other: string): boolean {
  return one.localeCompare(other, 'en', { numeric: true }) > 0;
}
