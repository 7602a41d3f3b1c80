/**
 * Gathers the values of one group into one. `add` is given the value of each element in turn; what is nothing or empty
 * text is passed over by every function. Results: `count` 0, `sum` 0, `join` '' and `distinct` [] of no values; the
 * others null.
 */
import type { AggregateFunction } from '@flowbridge/flow';
import { engineFailure } from '../failure/codes.ts';
import { textOf } from '../value/convert-type.ts';
import {
  addDecimals,
  type Decimal,
  divideDecimal,
  readDecimal,
  writeDecimal,
  ZERO,
} from '../value/decimal.ts';
import { valueKind } from '../value/value-kind.ts';
import { createExtreme } from './extreme.ts';
import { signOf } from './sign-of.ts';

export type Accumulator = {
  /** `element` is the value's place in the whole list, from 1. */
  add(value: unknown, element: number): void;
  result(): unknown;
};

export type AccumulatorSpec = { function: AggregateFunction; separator: string; field: string };

/** Digits after the point of an average, unless its values have more. */
const AVERAGE_DECIMALS = 10;

export function createAccumulator(spec: AccumulatorSpec): Accumulator {
  switch (spec.function) {
    case 'count':
      return createCount();
    case 'sum':
      return createSum(spec.field, (sum) => writeDecimal(sum));
    case 'average':
      return createSum(spec.field, (sum, count) =>
        count === 0 ? null : writeDecimal(divideDecimal(sum, BigInt(count), AVERAGE_DECIMALS)),
      );
    case 'min':
      return createExtreme(spec.field, (order) => order < 0);
    case 'max':
      return createExtreme(spec.field, (order) => order > 0);
    case 'first':
      return createPick((kept) => kept === undefined);
    case 'last':
      return createPick(() => true);
    case 'join':
      return createJoin(spec.separator);
    case 'distinct':
      return createDistinct();
  }
}

function createCount(): Accumulator {
  let count = 0;
  return {
    add() {
      count += 1;
    },
    result: () => count,
  };
}

function createSum(field: string, finish: (sum: Decimal, count: number) => unknown): Accumulator {
  let sum = ZERO;
  let count = 0;
  return {
    add(value) {
      const number = readDecimal(value);
      if (number === undefined) {
        const found = valueKind(value);
        throw engineFailure('notANumber', `${field} is ${found}`, { found }, field);
      }
      sum = addDecimals(sum, number);
      count += 1;
    },
    result: () => finish(sum, count),
  };
}

function createPick(isTaken: (kept: unknown) => boolean): Accumulator {
  let kept: unknown;
  return {
    add(value) {
      if (isTaken(kept)) kept = value;
    },
    result: () => kept ?? null,
  };
}

function createJoin(separator: string): Accumulator {
  const texts: string[] = [];
  return {
    add: (value) => void texts.push(textOf(value)),
    result: () => texts.join(separator),
  };
}

function createDistinct(): Accumulator {
  const bySign = new Map<string, unknown>();
  return {
    add(value) {
      const sign = signOf(value);
      if (!bySign.has(sign)) bySign.set(sign, value);
    },
    result: () => [...bySign.values()],
  };
}
