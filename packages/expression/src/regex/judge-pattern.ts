import { type Automaton, buildAutomaton } from './position-automaton.ts';
import { type Pattern, readPattern } from './read-pattern.ts';

/**
 * How a backtracking engine's work grows with the text. `exponential`: there are texts on which it would not end in
 * a lifetime. Otherwise it grows at most with the text's length to the power of `degree`.
 */
export type Judgement = { exponential: boolean; degree: number };

const judged = new Map<string, Judgement>();
/** Beyond this many places in a pattern the exact test would take too long; any nested loop then counts as bad. */
const mostStates = 48;

export function judgePattern(expression: RegExp): Judgement {
  const key = String(expression);
  const known = judged.get(key);
  if (known) return known;
  const judgement = judge(readPattern(expression.source), expression.flags);
  if (judged.size > 1_000) judged.clear();
  judged.set(key, judgement);
  return judgement;
}

function judge(pattern: Pattern, flags: string): Judgement {
  const { automaton, looks } = buildAutomaton(pattern, flags);
  const inner = looks.map((look) => judge(look, flags));
  const exponential =
    automaton.sets.length > mostStates ? hasNestedLoop(pattern, false) : isExponential(automaton);
  // one more, because the engine tries again from each place in the text
  const own = automaton.loops === 0 ? 1 : (isDeterministic(automaton) ? 1 : automaton.loops) + 1;
  return {
    exponential: exponential || inner.some((look) => look.exponential),
    degree: inner.reduce((degree, look) => degree + look.degree, own),
  };
}

/** At no place can one character lead to two places, so the engine never has to come back. */
function isDeterministic({ sets, edges }: Automaton): boolean {
  return edges.every((next) => {
    let seen = 0n;
    for (const [state, ways] of next) {
      const set = sets[state] ?? 0n;
      if (ways > 1 || (seen & set) !== 0n) return false;
      seen |= set;
    }
    return true;
  });
}

/**
 * Exponential exactly when a place can be reached from itself by two different ways over the same text (Weber and
 * Seidl 1991): in the product of the automaton with itself, a pair (q, q) shares a cycle with a pair of different
 * places, or a doubled edge lies on a cycle.
 */
function isExponential({ sets, edges }: Automaton): boolean {
  const count = sets.length;
  const next = (pair: number): number[] => {
    const found: number[] = [];
    for (const left of edges[Math.floor(pair / count)]?.keys() ?? []) {
      for (const right of edges[pair % count]?.keys() ?? []) {
        if (((sets[left] ?? 0n) & (sets[right] ?? 0n)) !== 0n) found.push(left * count + right);
      }
    }
    return found;
  };
  for (let state = 0; state < count; state++) {
    const home = state * count + state;
    const reached = reachable(home, next);
    for (const pair of reached) {
      const differs = Math.floor(pair / count) !== pair % count;
      if (differs && reachable(pair, next).has(home)) return true;
    }
    for (const [to, ways] of edges[state] ?? []) {
      if (ways > 1 && (to === state || reachable(to * count + to, next).has(home))) return true;
    }
  }
  return false;
}

function reachable(start: number, next: (pair: number) => number[]): Set<number> {
  const seen = new Set<number>();
  const pending = next(start);
  for (let pair = pending.pop(); pair !== undefined; pair = pending.pop()) {
    if (seen.has(pair)) continue;
    seen.add(pair);
    pending.push(...next(pair));
  }
  return seen;
}

function hasNestedLoop(pattern: Pattern, inLoop: boolean): boolean {
  switch (pattern.kind) {
    case 'atom':
    case 'empty':
      return false;
    case 'reference':
      return inLoop;
    case 'look':
      return hasNestedLoop(pattern.part, false);
    case 'sequence':
    case 'alternatives':
      return pattern.parts.some((part) => hasNestedLoop(part, inLoop));
    case 'repeat': {
      const isLoop = pattern.most > 1;
      return (isLoop && inLoop) || hasNestedLoop(pattern.part, inLoop || isLoop);
    }
  }
}
