/** Connectors and functions of a tenant's own, as they are stored. */
export const partKinds = ['connector', 'function'] as const;
export type PartKind = (typeof partKinds)[number];

/** An immutable version: what flows run with. */
export type PartVersion = { kind: PartKind; key: string; number: number; content: unknown };
