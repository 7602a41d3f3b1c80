import type { ReactNode } from 'react';
import { FieldScopeContext } from '../fields/picker/field-scope.ts';
import { type FieldPlace, useFieldScopeOf } from './use-field-scope-of.tsx';

/** The fields inside see what can be seen from `place`. */
export function FieldScopeOf({ place, children }: { place: FieldPlace; children: ReactNode }) {
  return <FieldScopeContext value={useFieldScopeOf(place)}>{children}</FieldScopeContext>;
}
