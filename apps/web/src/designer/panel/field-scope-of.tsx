import type { ReactNode } from 'react';
import { FieldScopeContext } from '../fields/picker/field-scope.ts';
import { type FieldPlace, useFieldScopeOf } from './use-field-scope-of.tsx';

/** Gives the fields inside what can be referred to at `place`, where that is not what the rest of the form sees. */
export function FieldScopeOf({ place, children }: { place: FieldPlace; children: ReactNode }) {
  const scope = useFieldScopeOf(place);
  return <FieldScopeContext value={scope}>{children}</FieldScopeContext>;
}
