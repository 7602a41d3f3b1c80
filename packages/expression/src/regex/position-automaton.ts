import type { Pattern } from './read-pattern.ts';

/**
 * The position automaton (Glushkov) of a pattern: a state for each place in the pattern that matches a character. How
 * often an edge was made is kept, because two loops that make the same edge are two ways for the engine to go.
 */
export type Automaton = {
  /** For each state, the set of sample characters it matches, one bit each. */
  sets: bigint[];
  /** `edges[p]` maps each next state to the number of ways to get there. */
  edges: Map<number, number>[];
  /** Loops without an upper bound. */
  loops: number;
};

/** Characters that stand for all others: ASCII, and some of every kind that regular expressions tell apart. */
const samples = [
  ...Array.from({ length: 128 }, (_, code) => String.fromCharCode(code)),
  '\u00a0',
  'é',
  'Σ',
  '中',
  '\u3000',
  '\u2028',
  '\ud83d',
];

/** A bounded repetition up to here is read as a loop, which is never too kind. */
type Fragment = { nullable: boolean; first: number[]; last: number[] };

const empty: Fragment = { nullable: true, first: [], last: [] };

export function buildAutomaton(pattern: Pattern, flags: string): { automaton: Automaton; looks: Pattern[] } {
  const automaton: Automaton = { sets: [], edges: [], loops: 0 };
  const looks: Pattern[] = [];
  build(pattern);
  return { automaton, looks };

  function build(part: Pattern): Fragment {
    switch (part.kind) {
      case 'empty':
        return empty;
      case 'look':
        looks.push(part.part);
        return empty;
      case 'atom':
        return state(matchedSamples(part.source, flags));
      case 'reference': {
        const fragment = state((1n << BigInt(samples.length)) - 1n);
        connect(fragment.last, fragment.first);
        automaton.loops++;
        return { ...fragment, nullable: true };
      }
      case 'sequence':
        return part.parts.map(build).reduce(follow, empty);
      case 'alternatives': {
        const built = part.parts.map(build);
        return {
          nullable: built.some((fragment) => fragment.nullable),
          first: built.flatMap((fragment) => fragment.first),
          last: built.flatMap((fragment) => fragment.last),
        };
      }
      case 'repeat': {
        if (part.most === 0) return empty;
        const fragment = build(part.part);
        if (part.most > 1) connect(fragment.last, fragment.first);
        if (part.most === Number.POSITIVE_INFINITY) automaton.loops++;
        return { ...fragment, nullable: fragment.nullable || part.least === 0 };
      }
    }
  }

  function state(set: bigint): Fragment {
    const id = automaton.sets.push(set) - 1;
    automaton.edges.push(new Map());
    return { nullable: false, first: [id], last: [id] };
  }

  function follow(before: Fragment, after: Fragment): Fragment {
    connect(before.last, after.first);
    return {
      nullable: before.nullable && after.nullable,
      first: before.nullable ? [...before.first, ...after.first] : before.first,
      last: after.nullable ? [...before.last, ...after.last] : after.last,
    };
  }

  function connect(from: readonly number[], to: readonly number[]): void {
    for (const state of from) {
      const edges = automaton.edges[state];
      for (const next of to) edges?.set(next, (edges.get(next) ?? 0) + 1);
    }
  }
}

function matchedSamples(source: string, flags: string): bigint {
  const test = new RegExp(`^(?:${source})$`, flags.replace(/[gym]/g, ''));
  return samples.reduce((set, character, at) => (test.test(character) ? set | (1n << BigInt(at)) : set), 0n);
}
