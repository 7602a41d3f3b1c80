/**
 * The engine's `ActionInvoker` over connector manifests and their code. Made once for each run (it carries the run's
 * connection bindings) and cheap to make; pools and sessions are shared through `http` and `sessions`.
 */
import {
  type ActionContext,
  type ActionManifest,
  type Connector,
  type HttpAnswer,
  TerminalError,
} from '@flowbridge/connector-sdk';
import type { HttpClient } from '@flowbridge/egress';
import type {
  ActionAnswer,
  ActionCall,
  ActionInvoker,
  ActionManifestView,
  CancelSignal,
} from '@flowbridge/engine';
import { type Caller, createCaller } from './caller.ts';
import { type ConnectionResolver, type OpenConnection, openConnection } from './connection.ts';
import { effectOf } from './effect-of.ts';
import { collectPages, followPages, type PagedCall, pagingOf } from './paging.ts';
import { previewRequest } from './preview-request.ts';
import { buildRequest } from './request/build-request.ts';
import { checkInput } from './request/check-input.ts';
import type { SessionStore } from './session/session-store.ts';
import { type ConnectionThrottle, unsharedThrottle } from './throttle/connection-throttle.ts';
import { toStepFailure } from './to-step-failure.ts';

/** Where connectors are found by key: the built-in registry, and a tenant's own beside it. */
export type ConnectorSource = { find(key: string): Connector | undefined };

export type InvokerDeps = {
  connectors: ConnectorSource;
  connections: ConnectionResolver;
  sessions: SessionStore;
  http: HttpClient;
  /** Default: limits are not kept, and each call waits for itself when a system asks. */
  throttle?: ConnectionThrottle;
  /** Default `Date.now`. */
  nowMs?: () => number;
  /** Largest answer, and largest collection of pages, in bytes. Default 33,554,432 (32 MB). */
  maxAnswerBytes?: number;
  /** Pages followed at most when collecting. Default 5,000. */
  maxPages?: number;
};

export type ConnectorActionInvoker = ActionInvoker & {
  /**
   * The pages of a paging action one by one, for steps that stream instead of collecting; an action without paging gives
   * one page. Paging is on whatever the input says. Throws `StepFailureError`.
   */
  pages(call: ActionCall, signal: CancelSignal): AsyncGenerator<{ status: number; items: unknown[] }>;
};

const DEFAULT_MAX_ANSWER_BYTES = 32 * 1024 * 1024;
const DEFAULT_MAX_PAGES = 5000;

export function createActionInvoker(deps: InvokerDeps): ConnectorActionInvoker {
  return {
    describe: describeActions(deps.connectors),
    async invoke(call, signal) {
      const opened: Opened = { caller: undefined };
      try {
        return await invoke(call, signal, deps, opened);
      } catch (error) {
        throw failure(error, call, deps, opened);
      }
    },
    async preview(call, signal) {
      const opened: Opened = { caller: undefined };
      try {
        const prepared = await prepare(call, signal, deps, opened);
        return await previewRequest(prepared.caller, {
          effect: effectOf(prepared.action, prepared.input),
          perform: (caller) => perform({ ...prepared, caller }, deps),
        });
      } catch (error) {
        throw failure(error, call, deps, opened);
      }
    },
    async *pages(call, signal) {
      const opened: Opened = { caller: undefined };
      try {
        const prepared = await prepare(call, signal, deps, opened);
        if (prepared.action.paging === undefined || prepared.action.request === undefined) {
          const answer = await perform(prepared, deps);
          yield { status: answer.status, items: Array.isArray(answer.body) ? answer.body : [answer.body] };
          return;
        }
        const paged = pagedCall(prepared, prepared.action.paging, Number.POSITIVE_INFINITY);
        for await (const page of followPages(paged)) yield { status: page.answer.status, items: page.items };
      } catch (error) {
        throw failure(error, call, deps, opened);
      }
    },
  };
}

/** What the engine decides by, of each action of these connectors. */
export function describeActions(connectors: ConnectorSource): ActionInvoker['describe'] {
  return (connectorKey, actionKey) => {
    const action = findAction(connectors.find(connectorKey), actionKey);
    return action === undefined ? undefined : viewOf(action);
  };
}

/** The caller of the invocation, known to the edge so that a failure shows the request that caused it. */
type Opened = { caller: Caller | undefined };

type Prepared = {
  call: ActionCall;
  connector: Connector;
  action: ActionManifest;
  connection: OpenConnection;
  input: Record<string, unknown>;
  caller: Caller;
  signal: CancelSignal;
  /** What code without a request of its own told about itself. */
  told: { report?: unknown };
};

function failure(error: unknown, call: ActionCall, deps: InvokerDeps, opened: Opened) {
  const manifest = deps.connectors.find(call.connector)?.manifest;
  return toStepFailure(error, {
    system: call.connector,
    action: call.action,
    ...(manifest === undefined ? {} : { manifest }),
    caller: opened.caller,
  });
}

async function invoke(
  call: ActionCall,
  signal: CancelSignal,
  deps: InvokerDeps,
  opened: Opened,
): Promise<ActionAnswer> {
  const prepared = await prepare(call, signal, deps, opened);
  const answer = await perform(prepared, deps);
  const last = prepared.caller.lastCall();
  const result: ActionAnswer = {
    output: { status: answer.status, headers: answer.headers, body: answer.body },
  };
  if (last === undefined) {
    const { report } = prepared.told;
    return report === undefined ? result : { ...result, response: report };
  }
  result.request = last.request;
  result.response = 'pages' in answer ? { ...last.response, pages: answer.pages } : { ...last.response };
  return result;
}

async function prepare(
  call: ActionCall,
  signal: CancelSignal,
  deps: InvokerDeps,
  opened: Opened,
): Promise<Prepared> {
  const connector = deps.connectors.find(call.connector);
  const action = findAction(connector, call.action);
  if (connector === undefined || action === undefined) {
    throw new TerminalError({
      code: 'connector.unknownAction',
      message: `unknown action ${call.connector}.${call.action}`,
      details: { system: call.connector, action: call.action },
    });
  }
  const input = checkInput(action, call.input);
  const resolved = await deps.connections.resolve({ stepId: call.stepId, connector: call.connector });
  const connection = openConnection(connector, resolved);
  const nowMs = deps.nowMs ?? Date.now;
  const caller = createCaller(
    {
      connection,
      action,
      effect: effectOf(action, input),
      signal,
      timeoutMs: call.timeoutMs,
      deadlineMs: nowMs() + call.timeoutMs,
      maxAnswerBytes: deps.maxAnswerBytes ?? DEFAULT_MAX_ANSWER_BYTES,
    },
    { http: deps.http, sessions: deps.sessions, throttle: deps.throttle ?? unsharedThrottle, nowMs },
  );
  opened.caller = caller;
  return { call, connector, action, connection, input, caller, signal, told: {} };
}

function perform(
  prepared: Prepared,
  deps: InvokerDeps,
): Promise<HttpAnswer | (HttpAnswer & { pages: number })> {
  const { action, connector, input, caller } = prepared;
  if (action.request === undefined) {
    const code = connector.actions[action.key];
    if (code === undefined) throw new Error(`FB-INVOKER-NO-CODE ${connector.manifest.key}.${action.key}`);
    return code(input, contextOf(prepared, deps));
  }
  const rule = pagingOf(action, input);
  if (rule === undefined) {
    return caller.send(buildRequest(action, action.request, input, requestContext(prepared)));
  }
  return collectPages(pagedCall(prepared, rule, deps.maxPages ?? DEFAULT_MAX_PAGES), {
    maxBytes: deps.maxAnswerBytes ?? DEFAULT_MAX_ANSWER_BYTES,
    answeredBytes: caller.answeredBytes,
  });
}

function pagedCall(prepared: Prepared, rule: PagedCall['rule'], maxPages: number): PagedCall {
  const { action, connection, input, caller } = prepared;
  const { request } = action;
  if (request === undefined) throw new Error(`FB-INVOKER-PAGED-CODE ${action.key}`);
  return {
    action,
    rule,
    input,
    base: connection.base,
    build: (changed) => buildRequest(action, request, checkInput(action, changed), requestContext(prepared)),
    send: caller.send,
    maxPages,
  };
}

function requestContext({ connection, call }: Prepared) {
  return { variables: connection.variables, idempotencyKey: call.idempotencyKey };
}

function contextOf({ connection, caller, signal, call, told }: Prepared, deps: InvokerDeps): ActionContext {
  return {
    variables: connection.variables,
    secret: (key) => connection.secrets[key],
    http: { send: caller.send },
    signal,
    timeoutMs: call.timeoutMs,
    report(report) {
      told.report = report;
    },
    idempotencyKey: call.idempotencyKey,
    nowMs: (deps.nowMs ?? Date.now)(),
  };
}

function findAction(connector: Connector | undefined, key: string): ActionManifest | undefined {
  return connector?.manifest.actions.find((each) => each.key === key);
}

const views = new WeakMap<ActionManifest, ActionManifestView>();

function viewOf(action: ActionManifest): ActionManifestView {
  const known = views.get(action);
  if (known !== undefined) return known;
  const view: ActionManifestView = {
    effect: action.effect,
    effectOf: (input) => effectOf(action, input),
    required: action.inputs
      .filter(
        ({ field }) => field.required === true && field.default === undefined && field.showWhen === undefined,
      )
      .map(({ field }) => ({ key: field.key, names: field.names })),
    open: action.inputs.find(({ field }) => field.open === true)?.field.key,
  };
  views.set(action, view);
  return view;
}
