/** What is taken in: a version of a template the tenant sees, or a file. */
import { type PackageContent, type PackageFile, readPackageFile } from '@flowbridge/templates';
import type { Access } from '../../../contract/access.ts';
import type { TemplateOrigin } from '../../../contract/templates.ts';
import type { ApiDeps } from '../../../deps.ts';
import { requireTemplate } from '../find-template.ts';
import { packageInvalid } from '../make-package.ts';
import { readStoredContent } from '../stored-content.ts';

export type PackageSource = {
  content: PackageContent;
  origin: TemplateOrigin;
  changelog: string | null;
  kind: 'template.copied' | 'template.imported';
  /** Of a template: its publisher is told. */
  copyOf?: { templateId: string; version: number };
};

/** `own`: it is the tenant's own template, which cannot be copied into itself. */
export async function openTemplate(
  deps: ApiDeps,
  access: Access,
  wanted: { id: string; version?: number | undefined },
): Promise<{ source: PackageSource; own: boolean }> {
  const row = await requireTemplate(deps, access, wanted);
  const source: PackageSource = {
    content: readStoredContent(row.package),
    origin: { templateKey: row.key, version: row.version },
    changelog: row.changelog,
    kind: 'template.copied',
    copyOf: { templateId: row.templateId, version: row.version },
  };
  return { source, own: row.tenantId === access.tenantId };
}

export function openFile(file: unknown): PackageSource {
  const { content, origin, changelog } = readFile(file);
  return { content, origin, changelog: changelog ?? null, kind: 'template.imported' };
}

function readFile(file: unknown): PackageFile {
  const opened = readPackageFile(file);
  if (opened.ok) return opened.file;
  throw packageInvalid(opened.problems);
}
