import express, { type Request, type Response } from 'express';
import { ControlError } from './control-error.ts';
import { isCrossSite } from './cross-site.ts';
import { hasBody, readBody } from './read-body.ts';
import { decodePercent, queryParameters } from './sim-http.ts';
import type { ControlAction, Simulator } from './simulator.ts';

const CONTROL_BODY_LIMIT_BYTES = 8 * 1024 * 1024;

/** The control API of one system, mounted at `/__sim`: clock, faults, journal, counters, reset and its own. */
export function controlRouter(simulator: Simulator, publicUrl: string | undefined): express.Router {
  const router = express.Router();
  const actions: Record<string, ControlAction> = { ...commonActions(simulator), ...simulator.control };
  router.get('/', (_req, res) =>
    sendJson(res, 200, { system: simulator.key, actions: Object.keys(actions) }),
  );
  router.all('/:action', async (req, res) => {
    try {
      sendJson(res, 200, await perform(actions, req, publicUrl));
    } catch (error) {
      if (!(error instanceof ControlError)) throw error;
      sendJson(res, error.status, { error: { code: error.code, message: error.message } });
    }
  });
  return router;
}

async function perform(actions: Record<string, ControlAction>, req: Request, publicUrl: string | undefined) {
  const name = String(req.params.action);
  const action = Object.hasOwn(actions, name) ? actions[name] : undefined;
  if (!action) {
    throw new ControlError(
      404,
      'notFound',
      `no control action '${name}'; there are ${Object.keys(actions).join(', ')}`,
    );
  }
  const queryAt = req.url.indexOf('?');
  if ((req.method === 'GET' || req.method === 'HEAD') && action.get) {
    return action.get(queryParameters(queryAt < 0 ? '' : req.url.slice(queryAt + 1)));
  }
  const changing = req.method === 'POST' ? action.post : req.method === 'DELETE' ? action.delete : undefined;
  if (!changing) throw new ControlError(405, 'methodNotAllowed', `${name} does not take ${req.method}`);
  if (isCrossSite(req.headers, publicUrl)) {
    throw new ControlError(403, 'crossSite', 'pages of other sites may not steer the sandbox');
  }
  return (await changing(await readJson(req))) ?? { ok: true };
}

async function readJson(req: Request): Promise<unknown> {
  if (!hasBody(req)) return undefined;
  const read = await readBody(req, CONTROL_BODY_LIMIT_BYTES);
  if (!read.ok) throw new ControlError(read.status, 'badBody', read.message);
  if (read.text.trim() === '') return undefined;
  try {
    return JSON.parse(read.text);
  } catch (error) {
    throw new ControlError(400, 'badJson', `the body is not JSON: ${(error as Error).message}`);
  }
}

function sendJson(res: Response, status: number, value: unknown): void {
  const body = JSON.stringify(value);
  res.writeHead(status, {
    'content-type': 'application/json;charset=utf-8',
    'content-length': Buffer.byteLength(body),
    'cache-control': 'no-store',
  });
  res.end(body);
}

function commonActions(simulator: Simulator): Record<string, ControlAction> {
  const { clock, faults, journal, counters, writes } = simulator;
  const readCounters = () => ({ ...counters.read(), calls: journal.total() });
  return {
    clock: {
      get: () => clock.read(),
      post: (body) => {
        clock.change(body);
        return clock.read();
      },
      delete: () => {
        clock.reset();
        return clock.read();
      },
    },
    faults: {
      get: () => ({ faults: faults.list() }),
      post: (body) => {
        faults.add(body);
        return { faults: faults.list() };
      },
      delete: () => {
        faults.clear();
        return { faults: [] };
      },
    },
    journal: {
      get: (query) => ({ entries: selectEntries(simulator, query), counters: readCounters() }),
      delete: () => {
        journal.clear();
        counters.reset();
        writes.clear();
      },
    },
    counters: {
      get: readCounters,
      delete: () => counters.reset(),
    },
    writes: {
      get: (query) => ({
        writes: writes.entries(Number(query.get('after') ?? 0), Number(query.get('limit') ?? 1_000)),
        duplicates: writes.duplicates(),
        dropped: writes.dropped(),
      }),
      delete: () => writes.clear(),
    },
    reset: {
      get: () => ({ revision: simulator.revision() }),
      post: (body) => {
        simulator.reset(body);
        return { ok: true };
      },
    },
  };
}

/** `?method=&path=&status=&after=<seq>&limit=` narrow the journal; path is "contains", decoded. */
function selectEntries(simulator: Simulator, query: Map<string, string>) {
  const method = query.get('method')?.toUpperCase();
  const path = query.get('path');
  const status = query.get('status');
  const after = Number(query.get('after') ?? 0);
  const limit = Number(query.get('limit') ?? 200);
  const found = simulator.journal
    .entries()
    .filter(
      (entry) =>
        entry.seq > after &&
        (method === undefined || entry.method === method) &&
        (status === undefined || String(entry.answer.status) === status) &&
        (path === undefined || decodePercent(entry.path).includes(path)),
    );
  return limit > 0 ? found.slice(-limit) : [];
}
