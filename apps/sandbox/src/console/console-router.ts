import { randomBytes } from 'node:crypto';
import express, { type Request, type Response } from 'express';
import type { DingtalkSimulator } from '../dingtalk/dingtalk-simulator.ts';
import { DEMO_APP } from '../dingtalk/dingtalk-state.ts';
import { SAMPLE_QUOTATION } from '../dingtalk/seed/seed-price-templates.ts';
import { decideInstance } from '../dingtalk/workflow/decide-instance.ts';
import { startInstance } from '../dingtalk/workflow/start-instance.ts';
import type { SapB1Simulator } from '../sap-b1/sap-b1-simulator.ts';
import { ControlError } from '../simulation/control-error.ts';
import { isCrossSite } from '../simulation/cross-site.ts';
import { readBody } from '../simulation/read-body.ts';
import type { WecomSimulator } from '../wecom/wecom-simulator.ts';
import { renderPage, revisionOf } from './page.ts';
import { pickLang } from './texts.ts';

export type ConsoleOptions = {
  sapB1: SapB1Simulator;
  dingtalk: DingtalkSimulator;
  wecom: WecomSimulator;
  publicUrl: string | undefined;
};

const FORM_LIMIT_BYTES = 16 * 1024;

/** The page of the sandbox: what the systems hold, and a person's decisions in DingTalk. */
export function consoleRouter(options: ConsoleOptions): express.Router {
  const router = express.Router();
  router.get('/', (req, res) => sendPage(options, req, res));
  router.get('/console/state', (_req, res) => {
    res.set('cache-control', 'no-store').json({ revision: revisionOf(options) });
  });
  router.post('/console/decide', async (req, res) => {
    await act(options, req, res, (form) => {
      const result = form.get('result');
      if (result !== 'agree' && result !== 'refuse') {
        throw new ControlError(400, 'badBody', 'result must be agree or refuse');
      }
      const remark = form.get('remark')?.trim() || null;
      const user = form.get('user') || undefined;
      decideInstance(options.dingtalk.world, { instance: form.get('instance') ?? '', user, result, remark });
    });
  });
  router.post('/console/quotation', async (req, res) => {
    await act(options, req, res, () => {
      startInstance(options.dingtalk.world, DEMO_APP, SAMPLE_QUOTATION);
    });
  });
  router.post('/console/reset', async (req, res) => {
    await act(options, req, res, (form) => {
      const systems = [options.sapB1, options.dingtalk, options.wecom];
      const system = systems.find((each) => each.key === form.get('system'));
      if (!system) throw new ControlError(404, 'notFound', `no system '${form.get('system') ?? ''}'`);
      system.reset();
    });
  });
  return router;
}

/** Runs a form's action, then shows the page again; refusals are shown on top of it. */
async function act(
  options: ConsoleOptions,
  req: Request,
  res: Response,
  action: (form: URLSearchParams) => void,
): Promise<void> {
  try {
    if (isCrossSite(req.headers, options.publicUrl)) {
      throw new ControlError(403, 'crossSite', 'forms of other sites are not accepted');
    }
    const read = await readBody(req, FORM_LIMIT_BYTES);
    if (!read.ok) throw new ControlError(read.status, 'badBody', read.message);
    action(new URLSearchParams(read.text));
  } catch (error) {
    if (!(error instanceof ControlError)) throw error;
    sendPage(options, req, res, error);
    return;
  }
  res.redirect(303, `${req.baseUrl}/?lang=${langOf(req)}`);
}

function sendPage(options: ConsoleOptions, req: Request, res: Response, problem?: ControlError): void {
  const nonce = randomBytes(16).toString('base64');
  const origin = `${options.publicUrl ?? `http://${req.headers.host ?? '127.0.0.1'}`}${req.baseUrl}`;
  const page = renderPage({
    ...options,
    lang: langOf(req),
    base: req.baseUrl,
    origin,
    nonce,
    problem: problem?.message,
  });
  res
    .status(problem?.status ?? 200)
    .set({
      'content-type': 'text/html;charset=utf-8',
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'same-origin',
      'content-security-policy': `default-src 'none'; style-src 'nonce-${nonce}'; script-src 'nonce-${nonce}'; img-src data:; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'self'`,
    })
    .send(page);
}

function langOf(req: Request) {
  return pickLang(req.query.lang, req.headers['accept-language']);
}
