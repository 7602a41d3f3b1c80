/** What a person chooses for the tenant's limit; on the wire it is one number: null the default, 0 a held queue. */
export type LimitChoice = {
  kind: 'default' | 'own' | 'hold';
  /** Of `own`; null while its field is empty. Kept while another kind is looked at. */
  max: number | null;
};

export const MOST_RUNS = 100_000;

export function toChoice(maxRunningRuns: number | null): LimitChoice {
  if (maxRunningRuns === null) return { kind: 'default', max: null };
  return maxRunningRuns === 0 ? { kind: 'hold', max: null } : { kind: 'own', max: maxRunningRuns };
}

/** The number to send; undefined while the choice is not complete. */
export function toLimit({ kind, max }: LimitChoice): number | null | undefined {
  if (kind === 'default') return null;
  if (kind === 'hold') return 0;
  return max !== null && Number.isInteger(max) && max >= 1 && max <= MOST_RUNS ? max : undefined;
}
