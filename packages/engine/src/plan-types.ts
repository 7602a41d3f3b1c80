/** Small types shared by the plan and the ports. */

/** Address of a step run within an attempt: `eachDraft[12]/eachLine[3]/createInstance`. */
export type StepPath = string;

export type ActionManifestView = {
  /** Of the action in general. */
  effect: 'read' | 'idempotent' | 'write';
  /** Of one call, when its input can change it. */
  effectOf?(input: Readonly<Record<string, unknown>>): 'read' | 'idempotent' | 'write';
  /** Input keys that must be present and not empty after evaluation. */
  required: { key: string; names: { en: string; zh: string } }[];
  /** Key of the input that takes fields beyond the declared ones: where a step's extra fields stand. */
  open?: string | undefined;
};
