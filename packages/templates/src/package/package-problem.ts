/** Why a package is refused: closed codes, the place as people read it, both languages. */
import type { Bilingual } from '@flowbridge/flow';
import { joinPath } from '@flowbridge/flow';

export const packageProblemCodes = [
  'notAPackage',
  'versionTooNew',
  'invalidValue',
  'hostileKey',
  'tooDeep',
  'tooLarge',
  'brokenText',
  'brokenNumber',
  'hashWrong',
  'documentInvalid',
  'duplicateFlow',
  'callUnknown',
  'callsInCircle',
  'connectorUnlisted',
  'partKindUnknown',
  'partInvalid',
  'duplicatePart',
  'partMissing',
  'holdsTenantId',
  'markupInName',
  'notText',
] as const;
export type PackageProblemCode = (typeof packageProblemCodes)[number];

export type PackageProblem = { code: PackageProblemCode; path: string; message: Bilingual };

export function packageProblem(
  code: PackageProblemCode,
  path: readonly (string | number)[],
  message: Bilingual,
): PackageProblem {
  return { code, path: joinPath(...path), message };
}

/** `2 “Orders to ERP”`: counted as people count, and named. */
export function flowLabel(index: number, names: unknown): string {
  const named = typeof names === 'object' && names !== null ? Reflect.get(names, 'en') : undefined;
  return typeof named === 'string' && named !== ''
    ? `${index + 1} “${named.slice(0, 80)}”`
    : String(index + 1);
}
