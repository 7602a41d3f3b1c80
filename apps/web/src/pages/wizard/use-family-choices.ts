/** Connections and answers of existing flows: changed here, kept over a reload, saved for all flows at once or for none. */
import { sameValue } from '@flowbridge/flow';
import { Form } from 'antd';
import { useState } from 'react';
import { z } from 'zod';
import { useTRPCClient } from '../../server/trpc.ts';
import {
  bindingsOf,
  type Choices,
  choicesOf,
  choicesSchema,
  connectorUses,
  parameterQuestions,
} from './choices.ts';
import { isFilledIn } from './parameters/is-filled-in.ts';
import type { ParameterForm } from './parameters/parameters-step.tsx';
import { useKept } from './use-kept.ts';
import type { Wizard } from './wizard-context.ts';

const bindings = z.object({
  connections: z.record(z.string(), z.string()),
  parameters: z.record(z.string(), z.json()),
});
/** `seen`: what the flows were bound to when the first change was made; saved over nothing else. */
const keptSchema = z.object({ choices: choicesSchema, seen: z.record(z.string(), bindings) });

export function useFamilyChoices({ family, root, connectors, readOnly, again }: Wizard) {
  const client = useTRPCClient();
  const [form] = Form.useForm<ParameterForm>();
  const [saving, setSaving] = useState(false);
  const [refused, setRefused] = useState<unknown>();
  const [opened, setOpened] = useState(0);
  const { flows } = family;
  const uses = connectorUses(flows, connectors);
  const [kept, keep] = useKept(`configure:${root.id}`, keptSchema);
  const initial = (): z.infer<typeof keptSchema> => ({
    choices: choicesOf(flows, uses),
    seen: Object.fromEntries(flows.map((flow) => [flow.id, flow.bindings])),
  });
  const { choices, seen } = kept ?? initial();
  const changed = flows.flatMap((flow) => {
    const next = bindingsOf(flow, flows, uses, choices);
    if (sameValue(next, flow.bindings)) return [];
    const before = seen[flow.id];
    return [{ id: flow.id, bindings: next, ...(before === undefined ? {} : { seen: before }) }];
  });
  const dirty = kept !== undefined && changed.length > 0;
  return {
    uses,
    questions: parameterQuestions(flows),
    choices,
    form,
    dirty,
    saving,
    refused,
    /** Grows when the form has to show other values than were typed into it. */
    opened,
    change: (by: (before: Choices) => Choices) =>
      keep((before) => {
        const { choices: present, seen: stood } = before ?? initial();
        return { choices: by(present), seen: stood };
      }),
    /** Forgets what was chosen here: what is stored counts. */
    async present() {
      setRefused(undefined);
      keep(() => undefined);
      await again();
      form.resetFields();
      setOpened((count) => count + 1);
    },
    /** False, with the reason shown, when what was chosen cannot be saved. */
    async save(): Promise<boolean> {
      if (readOnly || !dirty) return true;
      setSaving(true);
      setRefused(undefined);
      if (!(await isFilledIn(form))) {
        setSaving(false);
        return false;
      }
      try {
        await client.families.configure.mutate({ id: root.id, flows: changed });
        await again();
        keep(() => undefined);
        return true;
      } catch (error) {
        setRefused(error);
        return false;
      } finally {
        setSaving(false);
      }
    },
  };
}
