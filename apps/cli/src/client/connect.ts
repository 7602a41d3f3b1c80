/** REST v1 of one installation. Answers are read by a schema; refusals become `CliError`s with their code, place and hint. */
import { parseJson, stringifyJson } from '@flowbridge/expression';
import { z } from 'zod';
import { CliError } from '../cli-error.ts';
import { exitCodes } from '../exit-codes.ts';
import type { Target } from '../settings/find-target.ts';
import type { Surroundings } from '../surroundings.ts';

export type Query = Record<string, string | number | boolean | readonly string[] | undefined>;

type Ask<Schema extends z.ZodType> = {
  answer: Schema;
  query?: Query;
  body?: unknown;
  /** Integers beyond 2^53 keep every digit, as bigint: for what a run took and gave. Default: plain JSON numbers. */
  exact?: boolean;
};

export type Installation = {
  url: string;
  /** `bluewater at flows.example.com`, for what people read. */
  name: string;
  tenant: string | undefined;
  get<Schema extends z.ZodType>(path: string, ask: Ask<Schema>): Promise<z.output<Schema>>;
  post<Schema extends z.ZodType>(path: string, ask: Ask<Schema>): Promise<z.output<Schema>>;
  put<Schema extends z.ZodType>(path: string, ask: Ask<Schema>): Promise<z.output<Schema>>;
  /** Every item of a list, page by page; at most `most`. */
  all<Item extends z.ZodType>(
    path: string,
    ask: { item: Item; query?: Query; most?: number },
  ): Promise<z.output<Item>[]>;
};

/** A run may be waited for inside a call; everything else answers at once. */
const TIMEOUT_MS = 330_000;
/** Reading is tried again while an installation restarts or asks for patience. */
const PATIENCE_MS = [500, 1_500, 4_000];
const WORTH_ANOTHER_TRY = new Set([429, 502, 503, 504]);
const PAGE = 200;

const problem = z.looseObject({
  code: z.string(),
  detail: z.string(),
  path: z.string().optional(),
  hint: z.string().optional(),
});

export function connect(target: Target, { sleep }: Pick<Surroundings, 'sleep'>): Installation {
  const { url, tenant } = target;
  const host = new URL(url).host;
  let hasAnswered = false;
  const call =
    (method: 'GET' | 'POST' | 'PUT') =>
    async <Schema extends z.ZodType>(path: string, ask: Ask<Schema>): Promise<z.output<Schema>> => {
      const address = `${url}/api/v1${path}${queryText(ask.query)}`;
      for (const patience of method === 'GET' ? PATIENCE_MS : []) {
        const answer = await send(target, { method, address, body: undefined }).catch((error: unknown) => {
          // An address at which nobody ever answered is a wrong one.
          if (!hasAnswered) throw error;
        });
        if (answer && !WORTH_ANOTHER_TRY.has(answer.status)) {
          hasAnswered = true;
          return read(answer, { ...ask, address });
        }
        await sleep(patience);
      }
      return read(await send(target, { method, address, body: ask.body }), { ...ask, address });
    };
  const get = call('GET');
  return {
    url,
    name: tenant === undefined ? host : `${tenant} at ${host}`,
    tenant,
    get,
    post: call('POST'),
    put: call('PUT'),
    async all<Item extends z.ZodType>(
      path: string,
      { item, query = {}, most = 100_000 }: { item: Item; query?: Query; most?: number },
    ) {
      const page = z.looseObject({ items: z.array(item), nextCursor: z.string().nullable() });
      const items: z.output<Item>[] = [];
      let cursor: string | undefined;
      do {
        const answer = await get(path, { answer: page, query: { ...query, cursor } });
        items.push(...answer.items);
        cursor = answer.nextCursor ?? undefined;
      } while (cursor !== undefined && items.length < most);
      return items.slice(0, most);
    },
  };
}

/** The page size of lists that have pages. */
export const wholePages = { limit: PAGE };

type Sent = { status: number; text: string; location: string | null };

async function send(
  { key, tenant, url }: Target,
  { method, address, body }: { method: string; address: string; body: unknown },
): Promise<Sent> {
  try {
    const answer = await fetch(address, {
      method,
      // A key follows no redirect: it could lead anywhere.
      redirect: 'manual',
      signal: AbortSignal.timeout(TIMEOUT_MS),
      headers: {
        authorization: `Bearer ${key}`,
        accept: 'application/json',
        ...(tenant === undefined ? {} : { 'x-flowbridge-tenant': tenant }),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: stringifyJson(body) }),
    });
    return { status: answer.status, text: await answer.text(), location: answer.headers.get('location') };
  } catch (cause) {
    throw new CliError('unreachable', `${url} does not answer: ${reasonOf(cause)}`, {
      hint: 'Check the address and that the installation runs.',
      exitCode: exitCodes.unreachable,
      cause,
    });
  }
}

function read<Schema extends z.ZodType>(
  { status, text, location }: Sent,
  { answer, exact = false, address }: Ask<Schema> & { address: string },
): z.output<Schema> {
  if (status >= 300 && status < 400) {
    const to = location === null ? '' : ` to ${new URL(location, address).origin}`;
    throw strange(`The address leads elsewhere${to}`, 'Give the address it leads to.');
  }
  const value = jsonOf(text, exact);
  if (status >= 400) throw refusal(status, value);
  const parsed = answer.safeParse(value);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw strange(
    `The answer is not what was expected${issue ? `: ${issue.message} (${issue.path.join('.')})` : ''}`,
    'Is this a Flowbridge installation, and not older than this tool?',
  );
}

function refusal(status: number, value: unknown): CliError {
  const said = problem.safeParse(value);
  if (!said.success)
    return strange(`It answered ${status} without saying why`, 'Is this a Flowbridge installation?');
  const { code, detail, path, hint } = said.data;
  return new CliError(code, detail, { path, hint: OWN_HINTS[code] ?? hint });
}

/** Where the installation's own hint speaks of headers. */
const OWN_HINTS: Readonly<Record<string, string>> = {
  tenantRequired: 'Give its code as --tenant, FLOWBRIDGE_TENANT or in a profile.',
  unauthenticated:
    'Give one as FLOWBRIDGE_API_KEY or in a profile. Demo keys work from their own machine only.',
};

function strange(message: string, hint: string): CliError {
  return new CliError('unexpectedAnswer', message, { hint, exitCode: exitCodes.unreachable });
}

function jsonOf(text: string, exact: boolean): unknown {
  if (text.trim() === '') return undefined;
  try {
    return exact ? parseJson(text) : JSON.parse(text);
  } catch {
    return undefined;
  }
}

function queryText(query: Query = {}): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    for (const each of Array.isArray(value) ? value : [value]) {
      if (each !== undefined) search.append(name, String(each));
    }
  }
  const text = search.toString();
  return text === '' ? '' : `?${text}`;
}

/** `ECONNREFUSED`, `UND_ERR_…`: the cause of a failed fetch, which says more than "fetch failed". */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error.name === 'TimeoutError') return 'no answer in time';
  const { cause } = error;
  if (cause instanceof Error && 'code' in cause && typeof cause.code === 'string') return cause.code;
  return cause instanceof Error ? cause.message : error.message;
}
