import { compareRanks } from '../value/natural-order.ts';
import { ranksOf } from '../value/ranks-of.ts';
import type { Accumulator } from './accumulator.ts';

/**
 * The smallest or largest value, the first of those that are alike. Values are kept until the end: whether they are
 * numbers or texts is told by all of them together.
 */
export function createExtreme(field: string, isBetter: (order: number) => boolean): Accumulator {
  const values: unknown[] = [];
  const elements: number[] = [];
  return {
    add(value, element) {
      values.push(value);
      elements.push(element);
    },
    result() {
      const ranks = ranksOf(values, { field, elements });
      let best = 0;
      ranks.forEach((rank, at) => {
        const champion = ranks[best];
        if (rank !== undefined && champion !== undefined && isBetter(compareRanks(rank, champion))) best = at;
      });
      return values.length === 0 ? null : values[best];
    },
  };
}
