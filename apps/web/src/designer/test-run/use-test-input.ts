/** What a person gives a run in place of its trigger's caller: which trigger, and what it brings, as a form or as JSON. */
import type { ConnectorManifest } from '@flowbridge/connector-sdk/manifest';
import {
  checkValue,
  type FlowDocument,
  type JsonValue,
  sampleOf,
  type Template,
  type Trigger,
} from '@flowbridge/flow';
import { useCallback, useState } from 'react';
import { readJsonCode, writeJsonCode } from '../fields/json/json-code.ts';
import { missingFields } from './test-input.ts';
import { firstChoice, initialOf, inputSchema, isDeclaredByFlow } from './trigger-schema.ts';

export type GivenInput = { triggerId: Trigger['id'] | undefined; input: Template | undefined };
export type TestInputState = ReturnType<typeof useTestInput>;

const NOTHING: ReadonlySet<string> = new Set();

export function useTestInput(document: FlowDocument, connectors: readonly ConnectorManifest[]) {
  const [triggerId, setTriggerId] = useState(() => firstChoice(document)?.id);
  const trigger = document.triggers.find((each) => each.id === triggerId);
  const schema = inputSchema(trigger, connectors);
  const hasForm = schema?.fields !== undefined && schema.fields.length > 0;
  // Per trigger, so that looking at another one loses nothing.
  const [texts, setTexts] = useState<Record<string, string>>({});
  const [values, setValues] = useState<Record<string, JsonValue | undefined>>({});
  const [asJson, setAsJson] = useState(false);
  const [checked, setChecked] = useState(false);
  const [unreadable, setUnreadable] = useState(NOTHING);
  const at = triggerId ?? '';
  const text = texts[at] ?? writeJsonCode(sampleOf(schema));
  const code = readJsonCode(text);
  const value = values[at] ?? initialOf(schema);
  const missing = hasForm && !asJson ? missingFields(schema, value) : [];
  const showsJson = asJson || (!hasForm && trigger?.kind !== 'manual');
  const given = showsJson ? (code.ok ? code.value : undefined) : value;
  // The same check the server makes; its own answer would come too late to correct what was typed.
  const difference =
    schema && isDeclaredByFlow(trigger) && given !== undefined
      ? checkValue(given, schema, 'input')
      : undefined;
  const asksInput = trigger !== undefined && trigger.kind !== 'schedule';
  const onReadable = useCallback((path: string, readable: boolean) => {
    setUnreadable((before) => {
      if (before.has(path) !== readable) return before;
      const next = new Set(before);
      if (readable) next.delete(path);
      else next.add(path);
      return next;
    });
  }, []);
  const setText = (next: string) => setTexts((before) => ({ ...before, [at]: next }));
  const setValue = (next: JsonValue | undefined) => setValues((before) => ({ ...before, [at]: next }));

  return {
    triggerId,
    setTriggerId,
    trigger,
    schema,
    hasForm,
    asJson,
    showsJson,
    text,
    setText,
    code,
    value,
    setValue,
    missing: checked ? new Set(missing) : NOTHING,
    difference: checked && (showsJson || missing.length === 0) ? difference : undefined,
    asksInput,
    onReadable,
    /** Puts a whole input into the form and the code. */
    fill(next: JsonValue) {
      setText(writeJsonCode(next));
      setValue(next);
    },
    /** What is typed can be read; whether it fits is said by `read`. */
    readable: !asksInput || (showsJson ? code.ok : unreadable.size === 0),
    switchView(json: boolean) {
      if (json && hasForm) setText(writeJsonCode(value));
      if (!json && hasForm && code.ok) setValue(code.value as JsonValue);
      setAsJson(json);
    },
    /** What the run is given; undefined, with the reason shown from now on, while it does not fit. */
    read(): GivenInput | undefined {
      if (!asksInput) return { triggerId, input: undefined };
      setChecked(true);
      if (difference !== undefined) return undefined;
      if (showsJson) return code.ok ? { triggerId, input: code.value } : undefined;
      if (missing.length > 0) return undefined;
      return { triggerId, input: hasForm ? value : undefined };
    },
  };
}
