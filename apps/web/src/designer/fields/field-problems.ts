import type { Problem } from '@flowbridge/flow';
import { createContext, useContext, useMemo } from 'react';
import { usePreferences } from '../../app/preferences.ts';

/** Problems of the open step or trigger. */
export const FieldProblemsContext = createContext<readonly Problem[]>([]);

/** `/config/input/filter` → `input.filter`, the path fields are known by; fields outside the config keep their name. */
export function fieldPath(pointer: string): string {
  const parts = pointer.split('/').slice(1);
  return (parts[0] === 'config' ? parts.slice(1) : parts)
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'))
    .join('.');
}

/** The first problem of the field at `path`, in the console's language. */
export function useFieldProblem(path: string): { severity: 'error' | 'warning'; text: string } | undefined {
  const problems = useContext(FieldProblemsContext);
  const language = usePreferences((state) => state.language);
  const found = problems.find((problem) => problem.field !== undefined && fieldPath(problem.field) === path);
  return found && { severity: found.severity, text: found.message[language] };
}

/** All problems of the field at `path`. */
export function useFieldProblems(path: string): readonly Problem[] {
  const problems = useContext(FieldProblemsContext);
  return useMemo(
    () => problems.filter(({ field }) => field !== undefined && fieldPath(field) === path),
    [problems, path],
  );
}
