/** Why a field could not be mapped. */
export type MappingProblemCode =
  | 'badPath'
  | 'dateUnreadable'
  | 'expressionFailed'
  | 'notANumber'
  | 'notInDictionary'
  | 'patternNotMatched'
  | 'patternUnsafe'
  | 'requiredMissing'
  | 'wrongType';

export type MappingProblem = {
  code: MappingProblemCode;
  /** The row's id and target as designed: `detailData[].qty`. */
  rowId: string;
  target: string;
  /** The very field: `detailData[3].qty`. */
  place: string;
  /** What the wording needs: the value met, the type wanted, the expression's own reason. */
  details: Record<string, unknown>;
};

/** Thrown by rules inside one row and turned into a problem of that row. */
export class MappingRefusal extends Error {
  override readonly name = 'MappingRefusal';
  readonly code: MappingProblemCode;
  readonly details: Record<string, unknown>;
  constructor(code: MappingProblemCode, details: Record<string, unknown>) {
    super(code);
    this.code = code;
    this.details = details;
  }
}

/** A value as it may stand in a message: texts and numbers, shortened; anything else by its kind only. */
export function shown(value: unknown): string {
  if (typeof value === 'string') return value.length > 60 ? `${value.slice(0, 60)}…` : value;
  if (typeof value === 'number' || typeof value === 'bigint' || typeof value === 'boolean')
    return String(value);
  return Array.isArray(value) ? '[…]' : value === undefined || value === null ? '' : '{…}';
}
