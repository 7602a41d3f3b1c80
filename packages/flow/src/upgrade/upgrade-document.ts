/**
 * Documents of older versions become current ones here, before the schema looks at them. Upgrade number n turns version n
 * into version n + 1; it is pure, never changes what it was given, and is never edited once shipped. For each version a
 * document as that version wrote it stays in `fixtures/` and is upgraded by every build.
 */
import { CURRENT_SCHEMA_VERSION } from '../document/document.ts';
import type { Problem } from '../problem/problem.ts';

type RawDocument = { readonly [property: string]: unknown };
export type Upgrade = (document: RawDocument) => RawDocument;

/** `upgrades[0]` takes version 1 to version 2, and so on. Version 1 is current. */
const upgrades: readonly Upgrade[] = [];

export type Upgraded = { ok: true; document: RawDocument } | { ok: false; problem: Problem };

/** Brings a raw document to the current version, or says why that cannot be. */
export function upgradeDocument(value: unknown): Upgraded {
  return upgradeWith(value, upgrades, CURRENT_SCHEMA_VERSION);
}

/** The walk through the numbered upgrades; apart so that it is tested before there is a second version. */
export function upgradeWith(value: unknown, steps: readonly Upgrade[], current: number): Upgraded {
  if (!isRaw(value)) {
    return refused('notAnObject', '', 'A flow document is a JSON object.', '流程文档必须是 JSON 对象。');
  }
  const version = value.schemaVersion;
  if (typeof version !== 'number' || !Number.isInteger(version) || version < 1) {
    return refused(
      'versionUnknown',
      'schemaVersion',
      'schemaVersion is missing or is no version number.',
      '缺少 schemaVersion，或不是有效的版本号。',
    );
  }
  if (version > current) {
    return refused(
      'versionTooNew',
      'schemaVersion',
      `This document has version ${version}; this installation reads up to version ${current}.`,
      `该文档版本为 ${version}，当前系统最高支持版本 ${current}。`,
    );
  }
  const document = steps.slice(version - 1, current - 1).reduce<RawDocument>((raw, step) => step(raw), value);
  return { ok: true, document };
}

function isRaw(value: unknown): value is RawDocument {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function refused(
  code: 'notAnObject' | 'versionUnknown' | 'versionTooNew',
  path: string,
  en: string,
  zh: string,
) {
  const problem: Problem = { code, severity: 'error', path, message: { en, zh } };
  return { ok: false as const, problem };
}
