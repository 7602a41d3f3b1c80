/**
 * Flow documents written as a story, for templates and tests. Ids are counted (`s1`, `t1`, `r1`), so the same story gives
 * the same document.
 */
import type { FlowDocument, FlowSettings, Parameter } from '../document/document.ts';
import { ROOT_LANE } from '../document/ids.ts';
import { parseFlowDocument } from '../document/parse-flow-document.ts';
import type { TriggerOf } from '../document/trigger.ts';
import type { Template, ValueSchema } from '../document/values.ts';
import { Draft, type TriggerOptions } from './draft.ts';
import { LaneBuilder } from './lane-builder.ts';

type HttpConfig = TriggerOf<'http'>['config'];
type PollConfig = TriggerOf<'poll'>['config'];

export class FlowBuilder extends LaneBuilder {
  constructor(draft: Draft = new Draft()) {
    super(draft, ROOT_LANE);
  }

  /** Started by a person or by REST; `input` describes the form and `trigger.body`. */
  manual(input?: ValueSchema, options: TriggerOptions = {}): this {
    this.draft.addTrigger('manual', input === undefined ? {} : { input }, options, 'manual');
    return this;
  }

  schedule(config: TriggerOf<'schedule'>['config'], options: TriggerOptions = {}): this {
    this.draft.addTrigger('schedule', config, options, 'schedule');
    return this;
  }

  /** Asks every five minutes, a run for all new records, unless `config` says otherwise. */
  poll(
    config: Partial<PollConfig> & Pick<PollConfig, 'connector' | 'action' | 'items' | 'key' | 'watermark'>,
    options: TriggerOptions = {},
  ): this {
    const schedule = { mode: 'interval', every: 5, unit: 'minutes' } as const;
    const whole: PollConfig = { schedule, input: {}, perRecord: false, ...config };
    this.draft.addTrigger('poll', whole, options, 'poll');
    return this;
  }

  /** POST, open to everybody, answered by the flow, unless `config` says otherwise. */
  http(config: Partial<HttpConfig> = {}, options: TriggerOptions = {}): this {
    const whole: HttpConfig = { methods: ['POST'], auth: { kind: 'none' }, answer: 'sync', ...config };
    this.draft.addTrigger('http', whole, options, 'http');
    return this;
  }

  connectorEvent(
    connector: string,
    event: string,
    input: Record<string, Template> = {},
    options: TriggerOptions = {},
  ): this {
    this.draft.addTrigger('connectorEvent', { connector, event, input }, options, event);
    return this;
  }

  parameter(key: string, type: Parameter['type'], rest: Partial<Omit<Parameter, 'key' | 'type'>> = {}): this {
    this.draft.document.parameters.push({ key, type, label: key, ...rest });
    return this;
  }

  settings(settings: FlowSettings): this {
    this.draft.document.settings = settings;
    return this;
  }

  /**
   * The finished document, checked as one from outside would be. Throws an Error listing what is wrong. The builder may
   * go on and build again; documents already built do not change.
   */
  build(): FlowDocument {
    const copy: unknown = JSON.parse(JSON.stringify(this.draft.document));
    const parsed = parseFlowDocument(copy);
    if (parsed.ok) return parsed.document;
    const lines = parsed.problems.map((problem) => `${problem.path}: ${problem.message.en}`);
    throw new Error(`The flow built is no valid document.\n${lines.join('\n')}`);
  }
}

/** Starts a flow: `aFlow().manual().action('sap-b1', 'listDrafts').build()`. */
export function aFlow(): FlowBuilder {
  return new FlowBuilder();
}
