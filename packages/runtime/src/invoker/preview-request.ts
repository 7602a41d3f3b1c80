/**
 * What an action would send to change something. Its code runs against a caller that lets reading requests through (a
 * look-up before the write) and keeps back the first other one, which is what people are shown.
 * Must never happen: a request that may change something leaves from here.
 */
import type { Effect } from '@flowbridge/connector-sdk';
import type { Caller } from './caller.ts';
import type { SeenRequest } from './seen-call.ts';

type Preview = { effect: Effect; perform: (caller: Caller) => Promise<unknown> };

/** Thrown into the action's code in place of an answer. */
class RequestWithheld extends Error {}

/** Undefined for an action that would send nothing of that kind. Throws what the action throws before it sends. */
export async function previewRequest(
  caller: Caller,
  { effect, perform }: Preview,
): Promise<SeenRequest | undefined> {
  let withheld: SeenRequest | undefined;
  const watched: Caller = {
    ...caller,
    async send(request) {
      if ((request.effect ?? effect) === 'read') return caller.send(request);
      withheld ??= caller.show(request);
      throw new RequestWithheld();
    },
  };
  try {
    await perform(watched);
  } catch (error) {
    // Whatever the code makes of it: it came after the request that was asked for.
    if (withheld === undefined) throw error;
  }
  return withheld;
}
