import { shippedTemplates } from '@flowbridge/templates';

export type SandboxParameters = Record<string, string | number>;

/** Values that make a shipped template's flows run against the sandbox systems; null for any other template. */
export function sandboxParametersOf(templateKey: string | undefined): SandboxParameters | null {
  const shipped = shippedTemplates().find(({ key }) => key === templateKey);
  if (!shipped || Object.keys(shipped.sandboxParameters).length === 0) return null;
  return shipped.sandboxParameters;
}
