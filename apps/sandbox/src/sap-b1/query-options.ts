import { decodePercent, headerText, type SimRequest } from '../simulation/sim-http.ts';
import { SapError } from './sap-error.ts';

/** Server page size when the caller asks for none. */
export const DEFAULT_PAGE_SIZE = 20;

export type QueryOptions = {
  filter: string | undefined;
  select: string[] | undefined;
  orderBy: string | undefined;
  top: number | undefined;
  skip: number;
  count: boolean;
  /** 0 means without limit. */
  pageSize: number;
  /** The query as sent, for the next link. */
  raw: string;
};

/**
 * Reads the query options. Names must be literal: `filter` without `$`, or `%24filter`, is ignored as the real
 * server ignores every option it does not know.
 */
export function readQueryOptions(request: SimRequest): QueryOptions {
  const found = new Map<string, string>();
  for (const pair of request.query === '' ? [] : request.query.split('&')) {
    const at = pair.indexOf('=');
    if (at > 0) found.set(pair.slice(0, at), decodePercent(pair.slice(at + 1).replaceAll('+', ' ')));
  }
  const select = found.get('$select')?.trim();
  return {
    filter: found.get('$filter')?.trim() || undefined,
    select: select && select !== '*' ? select.split(',').map((name) => name.trim()) : undefined,
    orderBy: found.get('$orderby')?.trim() || undefined,
    top: wholeNumber('$top', found.get('$top')),
    skip: wholeNumber('$skip', found.get('$skip')) ?? 0,
    count: found.get('$inlinecount') === 'allpages' || found.get('$count') === 'true',
    pageSize: preferredPageSize(request) ?? DEFAULT_PAGE_SIZE,
    raw: request.query,
  };
}

/** True when `Prefer: return-no-content` was sent. */
export function prefersNoContent(request: SimRequest): boolean {
  return preferences(request).some((item) => item === 'return-no-content' || item === 'return=minimal');
}

function preferredPageSize(request: SimRequest): number | undefined {
  for (const item of preferences(request)) {
    const match = /^(?:odata\.)?maxpagesize\s*=\s*"?(\d+)"?$/.exec(item);
    if (match) return Number(match[1]);
  }
  return undefined;
}

function preferences(request: SimRequest): string[] {
  const prefer = headerText(request, 'prefer');
  return prefer === undefined ? [] : prefer.split(/[,;]/).map((item) => item.trim().toLowerCase());
}

function wholeNumber(name: string, value: string | undefined): number | undefined {
  if (value === undefined) return undefined;
  if (!/^\d{1,9}$/.test(value.trim()))
    throw new SapError(400, -1000, `Invalid value '${value}' of '${name}'`);
  return Number(value);
}

/** The query of the next page: everything as sent, with the new skip (and the rest of the top) at the end. */
export function nextPageQuery(options: QueryOptions, skip: number, top: number | undefined): string {
  const kept = options.raw.split('&').filter((pair) => pair !== '' && !/^\$(?:skip|top)=/.test(pair));
  if (top !== undefined) kept.push(`$top=${top}`);
  kept.push(`$skip=${skip}`);
  return kept.join('&');
}
