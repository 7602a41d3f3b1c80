import { useEffect, useState } from 'react';
import type { z } from 'zod';

/** Changes what is kept; undefined: nothing is kept any more. */
export type Keep<T> = (by: (before: T | undefined) => T | undefined) => void;

/** State that survives a reload of the page, in this tab only. What does not fit its schema counts as nothing kept. */
export function useKept<T>(key: string, schema: z.ZodType<T>): [T | undefined, Keep<T>] {
  const name = `wizard:${key}`;
  const [value, setValue] = useState(() => read(name, schema));
  useEffect(() => {
    if (value === undefined) sessionStorage.removeItem(name);
    else sessionStorage.setItem(name, JSON.stringify(value));
  }, [name, value]);
  return [value, setValue];
}

function read<T>(name: string, schema: z.ZodType<T>): T | undefined {
  try {
    const parsed = schema.safeParse(JSON.parse(sessionStorage.getItem(name) ?? 'null'));
    return parsed.success ? parsed.data : undefined;
  } catch {
    return undefined;
  }
}
