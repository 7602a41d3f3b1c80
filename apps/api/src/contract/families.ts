/** A family: a flow with every flow it calls, however deep. Made, configured, published and cloned as one. */
import { type FlowDocument, keySchema, type Problem } from '@flowbridge/flow';
import { z } from 'zod';
import { type Bindings, bindingsInput, type FlowOrigin, flowName } from './flows.ts';
import { idInput } from './paging.ts';

/** More flows than this are no family but a knot. */
export const MAX_FAMILY = 100;

export type FamilyFlow = {
  id: string;
  name: string;
  folderId: string | null;
  enabled: boolean;
  publishedVersion: number | null;
  /** True while the draft is exactly what is published. */
  draftPublished: boolean;
  revision: number;
  document: FlowDocument;
  bindings: Bindings;
  origin: FlowOrigin | null;
  /** Ids of the family's flows that its steps call. */
  calls: string[];
};

export type Family = {
  /** The flow itself first, then what it calls, in the order in which the calls are met. */
  flows: FamilyFlow[];
  /** Calls that lead nowhere: the called flow is gone, or none was chosen. */
  missing: { flowId: string; stepId: string }[];
  /** Parameter values for the sandbox systems, of flows made from a shipped template; null: there are none. */
  sandboxParameters: Record<string, string | number> | null;
  /** The unfinished setup that has made the flow; null: it is finished, or was made otherwise. */
  setupId: string | null;
};

export const configureFamilyInput = z.strictObject({
  /** The flow the family begins with. */
  id: idInput,
  flows: z
    .array(
      z.strictObject({
        id: idInput,
        name: flowName.optional(),
        /** Null: in no folder. */
        folderId: idInput.nullable().optional(),
        bindings: bindingsInput.optional(),
        /** The bindings that were seen: when others are stored by now, nothing at all is changed. Absent: whatever they are. */
        seen: bindingsInput.optional(),
      }),
    )
    .min(1)
    .max(MAX_FAMILY),
});
export type ConfigureFamilyInput = z.infer<typeof configureFamilyInput>;

export const publishFamilyInput = z.strictObject({
  id: idInput,
  /** The revision of each draft that was seen, by flow id; a flow that is not named is published as it is. */
  revisions: z.record(idInput, z.int().min(1)).optional(),
  /** Default true: every flow is switched on, called ones before their callers. */
  enable: z.boolean().optional(),
  changelog: z.string().max(5000).optional(),
});
export type PublishFamilyInput = z.infer<typeof publishFamilyInput>;

export type PublishedFamily = {
  /** In the order in which they were published and enabled: called flows before their callers. */
  flows: { id: string; name: string; version: number; did: 'published' | 'unchanged'; enabled: boolean }[];
};

/** `details` of a `familyHasProblems` refusal: the flows that keep the family from being published. */
export type FamilyProblems = { flows: { id: string; name: string; problems: Problem[] }[] };

const affix = z.string().max(60);

export const cloneFamilyInput = z
  .strictObject({
    id: idInput,
    /** Put before and behind each flow's name; one of them says something. */
    prefix: affix.optional(),
    suffix: affix.optional(),
    /** Absent: each clone stays in its original's folder; null: in no folder. */
    folderId: idInput.nullable().optional(),
    /** The connection that takes the place of another one, by that one's id; those not named stay. */
    connections: z.record(idInput, idInput).default({}),
    /** Values that differ, by parameter key, for every flow that has the parameter; null takes the value away. */
    parameters: z.record(z.string().max(60), z.json()).default({}),
    /** Datasets for the clones' records, by those of the originals; those not named are shared with the originals. */
    datasets: z.record(z.string().max(60), keySchema).default({}),
    /** The clones belong to a setup, unfinished until they are published or discarded: the console goes on with it in the wizard. */
    asSetup: z.boolean().default(false),
  })
  .refine(({ prefix = '', suffix = '' }) => `${prefix}${suffix}`.trim() !== '', {
    path: ['suffix'],
    message: 'Give a prefix or a suffix, so that the clones can be told from their originals.',
  });
export type CloneFamilyInput = z.infer<typeof cloneFamilyInput>;

export type ClonedFamily = { id: string; flows: { id: string; name: string; original: string }[] };
