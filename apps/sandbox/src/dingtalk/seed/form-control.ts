import type { ComponentType, FormControl } from '../workflow/process-template.ts';

/** A control of a seeded form. */
export const control = (
  id: string,
  label: string,
  componentType: ComponentType,
  required = false,
): FormControl => ({ id, label, componentType, required });
