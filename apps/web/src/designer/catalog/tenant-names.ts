/** What the tenant shares among its flows: for validation, the data picker and completion. */
import type { TenantNames, ValueType } from '@flowbridge/flow';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { type ServerOutputs, useTRPC } from '../../server/trpc.ts';

const FRESH_MS = 30_000;
const TYPES: Record<ServerOutputs['variables']['list'][number]['type'], ValueType> = {
  text: 'text',
  number: 'number',
  boolean: 'boolean',
  json: 'any',
};

/** Undefined until it is loaded: nothing is found missing before. */
export function useTenantNames(): TenantNames | undefined {
  const trpc = useTRPC();
  const { data: variables } = useQuery(trpc.variables.list.queryOptions(undefined, { staleTime: FRESH_MS }));
  const { data: tables } = useQuery(trpc.lookupTables.list.queryOptions(undefined, { staleTime: FRESH_MS }));
  return useMemo(
    () =>
      variables &&
      tables && {
        variables: new Map(variables.map(({ key, type }) => [key, TYPES[type]])),
        tables: new Set(tables.map(({ name }) => name)),
      },
    [variables, tables],
  );
}
