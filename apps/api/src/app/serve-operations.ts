import { listLivingNodes } from '@flowbridge/db';
import { countWaitingJobs, SILENT_SECONDS } from '@flowbridge/queue';
import { Router } from 'express';
import { collectDefaultMetrics, Gauge, Histogram, register } from 'prom-client';
import type { ApiDeps } from '../deps.ts';

/** What shares the process with the control plane and answers through its addresses: in all-in-one, the runner. */
export type Beside = {
  isReady(): Promise<boolean>;
  /** In Prometheus' text form. */
  metrics(): Promise<string>;
};

type Process = { state: { draining: boolean }; beside?: Beside };

/**
 * `/health` (the process lives), `/ready` (it reaches the database and is not about to stop), `/metrics` (Prometheus; no
 * tenant's data).
 */
export function serveOperations(deps: ApiDeps, { state, beside }: Process): Router {
  const router = Router();
  const metrics = openMetrics(deps);
  router.use((request, response, next) => {
    const stop = metrics.seconds.startTimer();
    response.on('finish', () => {
      stop({ method: request.method, face: faceOf(request.originalUrl), status: response.statusCode });
    });
    next();
  });
  router.get('/health', (_request, response) => {
    response.json({ status: 'alive' });
  });
  router.get('/ready', async (_request, response) => {
    try {
      if (state.draining) return response.status(503).json({ status: 'draining' });
      await deps.db.pool.query('SELECT 1');
      const ready = (await beside?.isReady()) ?? true;
      return response.status(ready ? 200 : 503).json({ status: ready ? 'ready' : 'notReady' });
    } catch (error) {
      deps.log.warn({ err: error }, 'not ready: the database does not answer');
      return response.status(503).json({ status: 'notReady' });
    }
  });
  router.get('/metrics', async (_request, response) => {
    response.type(register.contentType).send((await register.metrics()) + ((await beside?.metrics()) ?? ''));
  });
  return router;
}

/** Few values on purpose: a label per path would grow without end. */
function faceOf(url: string): string {
  const [, first = '', second = ''] = url.split('?', 1)[0]?.split('/') ?? [];
  if (first === 'api') return second === 'trpc' || second === 'auth' || second === 'v1' ? second : 'other';
  return first === 'assets' ? 'assets' : 'console';
}

/** Metrics live in the process's one register; a second app in the same process (tests) uses the same ones. */
function openMetrics(deps: ApiDeps) {
  const known = register.getSingleMetric(SECONDS);
  if (known instanceof Histogram) return { seconds: known };
  collectDefaultMetrics();
  new Gauge({
    name: 'flowbridge_queue_waiting_jobs',
    help: 'Jobs that wait for a runner.',
    async collect() {
      this.set(await countWaitingJobs(deps.db.pool));
    },
  });
  new Gauge({
    name: 'flowbridge_nodes',
    help: 'Living processes of the installation, by kind.',
    labelNames: ['kind'],
    async collect() {
      this.reset();
      for (const { kind } of await listLivingNodes(deps.db, { silentSeconds: SILENT_SECONDS }))
        this.inc({ kind });
    },
  });
  const seconds = new Histogram({
    name: SECONDS,
    help: 'Time to answer a request of the control plane.',
    labelNames: ['method', 'face', 'status'],
    buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 5, 30],
  });
  return { seconds };
}

const SECONDS = 'flowbridge_api_request_seconds';
