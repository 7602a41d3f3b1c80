/**
 * `/hooks/<token>`: finds what the token leads to and hands the call on. The only way in is the token: it names the tenant.
 * `/hooks/wait/…` is the address of a wait step of one run.
 */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { HookCall } from './accepted-call.ts';
import type { Endpoint } from './endpoint-cache.ts';
import { handleEvent } from './handle-event.ts';
import { handleHttpTrigger } from './handle-http-trigger.ts';
import { handleWaitCallback, parseWaitAddress } from './handle-wait-callback.ts';
import type { HookContext } from './hook-context.ts';
import { HookRefusal } from './hook-refusal.ts';
import { writeRefusal } from './write-answer.ts';

export type HookHandler = (request: IncomingMessage, response: ServerResponse) => void;

const PATH = /^\/hooks\/([A-Za-z0-9_-]{1,200})\/?$/;

export function createHookHandler(context: HookContext): HookHandler {
  return (request, response) => {
    handle(context, request, response).catch((error: unknown) => {
      if (!(error instanceof HookRefusal)) context.runtime.log.error({ err: error }, 'a hook call broke');
      else if (error.cause) context.runtime.log.warn({ err: error.cause }, `refused: ${error.message}`);
      const refusal =
        error instanceof HookRefusal
          ? error
          : new HookRefusal('hook.unavailable', 'The call could not be accepted; try again.');
      context.metrics.refused.inc({ code: refusal.code });
      writeRefusal(response, refusal);
    });
  };
}

async function handle(
  context: HookContext,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const url = request.url ?? '';
  const question = url.indexOf('?');
  const path = question < 0 ? url : url.slice(0, question);
  const token = PATH.exec(path)?.[1];
  const wait = token === undefined ? parseWaitAddress(path) : undefined;
  if (!context.lane.accepting) {
    throw new HookRefusal('hook.unavailable', 'This runner is stopping; another one takes the call.', {
      headers: { connection: 'close', 'retry-after': '1' },
    });
  }
  const call: HookCall = { request, response, search: question < 0 ? '' : url.slice(question + 1) };
  if (wait) return handleWaitCallback(context, call, wait);
  if (token === undefined) throw unknownHook();
  const found = context.endpoints.peek(token) ?? (await context.endpoints.get(token));
  const ready = readyEndpoint(found);
  const { trigger } = ready;
  switch (trigger.kind) {
    case 'http':
      return handleHttpTrigger(context, call, ready, trigger);
    case 'connectorEvent':
      return handleEvent(context, call, ready, trigger);
  }
}

function readyEndpoint(found: Endpoint | 'unknown') {
  if (found === 'unknown') throw unknownHook();
  if (!found.target.enabled) throw new HookRefusal('flow.disabled', 'This flow is disabled.');
  if (!found.ready)
    throw new HookRefusal('flow.notPublished', 'This flow has no published version with this trigger.');
  return found.ready;
}

function unknownHook(): HookRefusal {
  return new HookRefusal('hook.unknown', 'There is nothing at this address.');
}
