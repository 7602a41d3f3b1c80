/** A package as a file, `.flowbridge.json`: its content with the hash that shows damage, and where it came from. */
import { describeIssue } from '@flowbridge/flow';
import { z } from 'zod';
import { hashContent } from './hash-content.ts';
import { type PackageContent, packageContentSchema } from './package-content.ts';
import { MAX_CHANGELOG } from './package-limits.ts';
import { type PackageProblem, packageProblem } from './package-problem.ts';
import { checkHostile, readContent } from './read-content.ts';

export const PACKAGE_FORMAT = 'flowbridge.package';

/** The template version a package was taken from: upgrades compare with it. */
export const packageOrigin = z.strictObject({
  templateKey: z.string().min(1).max(80),
  version: z.int().min(1).max(1_000_000),
});
export type PackageOrigin = z.infer<typeof packageOrigin>;

export const packageFileSchema = z.strictObject({
  format: z.literal(PACKAGE_FORMAT),
  formatVersion: z.literal(1),
  /** SHA-256 of the content's canonical JSON (RFC 8785), hex. */
  hash: z.string().regex(/^[0-9a-f]{64}$/),
  origin: packageOrigin,
  changelog: z.string().max(MAX_CHANGELOG).optional(),
  exportedAt: z.string().max(40).optional(),
  content: packageContentSchema,
});

export type PackageFile = Omit<z.infer<typeof packageFileSchema>, 'content'> & { content: PackageContent };

export type ReadPackage = { ok: true; file: PackageFile } | { ok: false; problems: PackageProblem[] };

export function writePackageFile(from: {
  content: PackageContent;
  origin: PackageOrigin;
  changelog?: string | null;
  exportedAt: Date;
}): PackageFile {
  return {
    format: PACKAGE_FORMAT,
    formatVersion: 1,
    hash: hashContent(from.content),
    origin: from.origin,
    ...(from.changelog ? { changelog: from.changelog } : {}),
    exportedAt: from.exportedAt.toISOString(),
    content: from.content,
  };
}

const envelope = packageFileSchema.extend({ content: z.unknown() });

/** Reads a file from outside. Never throws; each problem names its place. */
export function readPackageFile(value: unknown): ReadPackage {
  const hostile = checkHostile(value);
  if (hostile) return refused(hostile);
  if (typeof value !== 'object' || value === null || Reflect.get(value, 'format') !== PACKAGE_FORMAT) {
    return refused(
      packageProblem('notAPackage', ['format'], {
        en: `Must be “${PACKAGE_FORMAT}”: this is no template package.`,
        zh: `必须是“${PACKAGE_FORMAT}”：这不是模板包。`,
      }),
    );
  }
  if (Reflect.get(value, 'formatVersion') !== 1) {
    return refused(
      packageProblem('versionTooNew', ['formatVersion'], {
        en: 'This file was written by a newer version, or is damaged.',
        zh: '该文件由更新的版本写出，或已损坏。',
      }),
    );
  }
  const parsed = envelope.safeParse(value, { reportInput: true });
  if (!parsed.success) {
    const problems = parsed.error.issues.flatMap((issue) =>
      describeIssue(issue).map(({ path, message }) =>
        packageProblem('invalidValue', path.map(String), message),
      ),
    );
    return { ok: false, problems };
  }
  const { content: given, ...head } = parsed.data;
  // Before reading: upgrading an old document changes it, and damage is told as damage.
  if (hashContent(given ?? null) !== head.hash) {
    return refused(
      packageProblem('hashWrong', ['hash'], {
        en: 'The content is not what was exported: the file was changed or damaged.',
        zh: '内容与导出时不一致：文件已被修改或损坏。',
      }),
    );
  }
  const read = readContent(given);
  return read.ok ? { ok: true, file: { ...head, content: read.content } as PackageFile } : read;
}

function refused(problem: PackageProblem): ReadPackage {
  return { ok: false, problems: [problem] };
}
