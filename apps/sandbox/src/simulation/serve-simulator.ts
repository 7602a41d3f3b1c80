import type { Request, Response } from 'express';
import { FAULT_KINDS, type Fault, type FaultKind } from './fault-plan.ts';
import { hasBody, readBody } from './read-body.ts';
import { decodePercent, headerText, type SimAnswer, type SimRequest } from './sim-http.ts';
import type { Simulator } from './simulator.ts';

/**
 * The HTTP shell around a simulator: read the body, look for a planned fault, let the simulator answer, write
 * the journal, send. All state changes happen in `simulator.handle`, synchronously: two calls never interleave.
 */
export type ServeOptions = {
  publicUrl: string | undefined;
  onError: (error: unknown, request: SimRequest) => void;
};

type Call = {
  simulator: Simulator;
  req: Request;
  res: Response;
  request: SimRequest;
  startedAt: number;
  /** Business keys this call has written. */
  wrote: string[];
};

export function serveSimulator(simulator: Simulator, options: ServeOptions) {
  const callFaults: readonly FaultKind[] = FAULT_KINDS.filter((kind) => !simulator.pushFaults.includes(kind));

  return async function serve(req: Request, res: Response): Promise<void> {
    const startedAt = performance.now();
    const queryAt = req.url.indexOf('?');
    const request: SimRequest = {
      method: req.method,
      path: queryAt < 0 ? req.url : req.url.slice(0, queryAt),
      query: queryAt < 0 ? '' : req.url.slice(queryAt + 1),
      headers: req.headers,
      body: '',
      baseUrl: `${options.publicUrl ?? `http://${req.headers.host ?? '127.0.0.1'}`}${req.baseUrl}`,
    };
    const call: Call = { simulator, req, res, request, startedAt, wrote: [] };
    if (hasBody(req)) {
      const read = await readBody(req, simulator.bodyLimitBytes);
      if (!read.ok) {
        send(call, simulator.refusal(request, read.status, read.message));
        return;
      }
      request.body = read.text;
    }
    const fault = simulator.faults.take(
      { method: req.method, path: decodePercent(request.path) },
      callFaults,
    );
    if (fault) playFault(call, fault, options);
    else send(call, answer(call, undefined, options));
  };
}

function answer(call: Call, fault: Fault | undefined, options: ServeOptions): SimAnswer {
  const { counters } = call.simulator;
  // What people changed on the console page since the last call is nobody's call.
  counters.takeWritten();
  try {
    return call.simulator.handle(call.request, fault);
  } catch (error) {
    options.onError(error, call.request);
    return call.simulator.refusal(call.request, 500, 'internal error of the simulator');
  } finally {
    call.wrote.push(...counters.takeWritten());
  }
}

function playFault(call: Call, fault: Fault, options: ServeOptions): void {
  const { simulator, request, req } = call;
  const reply = () => answer(call, undefined, options);
  switch (fault.kind) {
    case 'expireSession':
      simulator.expireSession(request);
      send(call, reply(), fault);
      break;
    case 'throttle':
      send(call, simulator.throttleAnswer(request, fault), fault);
      break;
    case 'http500':
      send(call, simulator.refusal(request, 500, 'Internal server error'), fault);
      break;
    case 'http502Html':
      send(call, GATEWAY_PAGE, fault);
      break;
    case 'acceptThen500':
      reply();
      send(call, simulator.refusal(request, 500, 'Internal server error'), fault);
      break;
    case 'timeout':
      note(call, NO_ANSWER, { fault, answered: false });
      whenOpen(call, fault.ms ?? 60_000, () => req.socket.destroy());
      break;
    case 'reset':
      note(call, NO_ANSWER, { fault, answered: false });
      req.socket.resetAndDestroy();
      break;
    case 'slow':
      // The work is done even when the caller has given up by then, as a real slow server does.
      setTimeout(() => send(call, reply(), fault), fault.ms ?? 1000).unref();
      break;
    case 'slowBody':
      sendSlowly(call, reply(), fault);
      break;
    case 'duplicateDelivery':
      reply();
      send(call, reply(), fault);
      break;
    case 'acceptThenFail':
      note(call, reply(), { fault, answered: false });
      req.socket.resetAndDestroy();
      break;
    case 'acceptThenSilence':
      note(call, reply(), { fault, answered: false });
      whenOpen(call, fault.ms ?? 60_000, () => req.socket.destroy());
      break;
    case 'partialBatch':
      send(call, answer(call, fault, options), fault);
      break;
  }
}

const NO_ANSWER: SimAnswer = { status: 0, headers: {}, body: '' };

const GATEWAY_PAGE: SimAnswer = {
  status: 502,
  headers: { 'content-type': 'text/html' },
  body: '<html>\r\n<head><title>502 Bad Gateway</title></head>\r\n<body>\r\n<center><h1>502 Bad Gateway</h1></center>\r\n<hr><center>nginx</center>\r\n</body>\r\n</html>\r\n',
};

function send(call: Call, reply: SimAnswer, fault?: Fault): void {
  const { res } = call;
  const answered = !res.writableEnded && !res.destroyed;
  note(call, reply, { fault, answered });
  if (!answered) return;
  writeHead(res, reply);
  res.end(reply.body);
}

function sendSlowly(call: Call, reply: SimAnswer, fault: Fault): void {
  note(call, reply, { fault, answered: !call.res.destroyed });
  const bytes = Buffer.from(reply.body);
  const half = Math.ceil(bytes.length / 2);
  writeHead(call.res, reply);
  call.res.write(bytes.subarray(0, half));
  whenOpen(call, fault.ms ?? 1000, () => call.res.end(bytes.subarray(half)));
}

function writeHead(res: Response, reply: SimAnswer): void {
  const length = reply.status === 204 ? {} : { 'content-length': Buffer.byteLength(reply.body) };
  res.writeHead(reply.status, { ...reply.headers, ...length });
}

/** Runs `action` after `ms`, unless the caller has gone by then. */
function whenOpen(call: Call, ms: number, action: () => void): void {
  const timer = setTimeout(action, ms);
  timer.unref();
  call.res.once('close', () => clearTimeout(timer));
}

function note(
  call: Call,
  reply: SimAnswer,
  { fault, answered }: { fault?: Fault | undefined; answered: boolean },
): void {
  const { simulator, request, startedAt, wrote } = call;
  const { method, path, body } = request;
  const atMs = simulator.clock.now();
  const idempotencyKey = headerText(request, 'idempotency-key');
  for (const key of wrote) {
    simulator.writes.add({
      atMs,
      method,
      path,
      key,
      body,
      ...(idempotencyKey === undefined ? {} : { idempotencyKey }),
      status: reply.status,
      answered,
      ...(fault ? { fault: fault.kind } : {}),
    });
  }
  simulator.journal.add({
    atMs,
    method,
    path,
    query: request.query,
    headers: request.headers,
    body,
    ...(fault ? { fault: fault.kind } : {}),
    ...(wrote.length > 0 ? { wrote } : {}),
    answered,
    answer: reply,
    durationMs: performance.now() - startedAt,
  });
}
