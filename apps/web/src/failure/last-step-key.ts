/** The key of the step at a path: `eachDraft[12]/getDraft` → `getDraft`, `eachDraft[3]` → `eachDraft`. */
export function lastStepKey(path: string | undefined): string | undefined {
  const last = path
    ?.split('/')
    .at(-1)
    ?.replace(/\[\d+\]$/, '');
  return last === '' ? undefined : last;
}
