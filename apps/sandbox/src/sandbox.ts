import express from 'express';
import { pino } from 'pino';
import { benchRouter } from './bench/bench-router.ts';
import { consoleRouter } from './console/console-router.ts';
import {
  createDingtalk,
  type DingtalkOptions,
  type DingtalkSimulator,
} from './dingtalk/dingtalk-simulator.ts';
import { createSapB1, type SapB1Options, type SapB1Simulator } from './sap-b1/sap-b1-simulator.ts';
import { controlRouter } from './simulation/control-router.ts';
import { serveSimulator } from './simulation/serve-simulator.ts';
import type { Simulator } from './simulation/simulator.ts';
import { createWecom, type WecomOptions, type WecomSimulator } from './wecom/wecom-simulator.ts';

export type SandboxOptions = {
  /** Address under which browsers and systems reach the server that mounts the sandbox, without `/sandbox`. */
  publicUrl?: string;
  sapB1?: SapB1Options;
  dingtalk?: DingtalkOptions;
  wecom?: WecomOptions;
  /** Where unexpected errors go; standard output by default. */
  log?: { error: (details: object, message: string) => void };
};

export type Sandbox = {
  /**
   * The page, every system and the bench addresses. Mount it at `/sandbox`, before any body parser:
   * the simulators read bodies themselves.
   */
  router: express.Router;
  sapB1: SapB1Simulator;
  dingtalk: DingtalkSimulator;
  wecom: WecomSimulator;
  /** Stops callback deliveries. */
  close(): Promise<void>;
};

/** The simulated business systems, each with its own state, seeded and ready. */
export function createSandbox(options: SandboxOptions = {}): Sandbox {
  const log = options.log ?? pino({ name: 'sandbox' });
  const publicUrl = options.publicUrl?.replace(/\/+$/, '');
  const publicHost = publicUrl === undefined ? [] : [new URL(publicUrl).hostname];
  const sapB1 = createSapB1(options.sapB1);
  const dingtalk = createDingtalk({
    ...options.dingtalk,
    callbackHosts: [...publicHost, ...(options.dingtalk?.callbackHosts ?? [])],
  });
  const wecom = createWecom({
    ...options.wecom,
    redirectHosts: [...publicHost, ...(options.wecom?.redirectHosts ?? [])],
  });
  const router = express.Router();
  router.use('/bench', benchRouter());
  mount(router, sapB1);
  mount(router, dingtalk);
  mount(router, wecom);
  router.use('/', consoleRouter({ sapB1, dingtalk, wecom, publicUrl }));
  router.use(answerError);

  function mount(parent: express.Router, simulator: Simulator): void {
    const serve = serveSimulator(simulator, {
      publicUrl,
      onError: (error, request) =>
        log.error({ err: error, system: simulator.key, path: request.path }, 'simulator failed'),
    });
    parent.use(`/${simulator.key}/__sim`, controlRouter(simulator, publicUrl));
    parent.use(`/${simulator.key}`, serve);
  }

  function answerError(
    error: unknown,
    _req: express.Request,
    res: express.Response,
    next: express.NextFunction,
  ): void {
    log.error({ err: error }, 'sandbox request failed');
    if (res.headersSent) {
      next(error);
      return;
    }
    res.status(500).json({ error: { code: 'internal', message: 'internal error of the sandbox' } });
  }

  return {
    router,
    sapB1,
    dingtalk,
    wecom,
    close: async () => dingtalk.pusher.clear(),
  };
}
