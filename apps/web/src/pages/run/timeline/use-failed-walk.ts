import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { message } from '../../../app/feedback/message.ts';
import { errorText } from '../../../server/error-text.ts';
import { useTRPC, useTRPCClient } from '../../../server/trpc.ts';
import { isBusy } from '../is-busy.ts';
import { useRunView } from '../run-view.ts';
import { failedPaths, walkFailed } from './failed-paths.ts';

/** Failures that are read to walk them; an attempt keeps 1,000 of each loop. */
const MOST_PAGES = 10;
const PAGE = 200;
const FRESH_MS = 5_000;

const KEYS: Readonly<Record<string, -1 | 1>> = { n: 1, p: -1 };

/** Shows the attempt's next or previous failed step run, wherever it is; N and P do the same from anywhere on the page. */
export function useFailedWalk(): (direction: -1 | 1) => void {
  const { t } = useTranslation('run');
  const queries = useQueryClient();
  const trpc = useTRPC();
  const server = useTRPCClient();
  const { run, attempt, path, show } = useRunView();

  const readAll = async (): Promise<string[]> => {
    const paths: string[] = [];
    let cursor: string | null = null;
    for (let page = 0; page < MOST_PAGES; page++) {
      const read: { items: { path: string }[]; nextCursor: string | null } = await server.runs.steps.query({
        id: run.id,
        attempt,
        state: 'failed',
        limit: PAGE,
        cursor,
      });
      paths.push(...read.items.map((item) => item.path));
      cursor = read.nextCursor;
      if (cursor === null) break;
    }
    return failedPaths(paths);
  };
  const walk = (direction: -1 | 1) =>
    void queries
      .fetchQuery({
        queryKey: [...trpc.runs.steps.pathKey(), 'failed-paths', run.id, attempt],
        queryFn: readAll,
        staleTime: FRESH_MS,
      })
      .then(
        (paths) => {
          const to = walkFailed(paths, path, direction);
          if (to === undefined) message.info(t('timeline.nothingFailed'));
          else show(to);
        },
        (error) => message.error(errorText(error)),
      );

  const newest = useRef(walk);
  useEffect(() => {
    newest.current = walk;
  });
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const direction = KEYS[event.key];
      if (direction === undefined || event.ctrlKey || event.metaKey || event.altKey || isBusy(event.target))
        return;
      event.preventDefault();
      newest.current(direction);
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);
  return walk;
}
