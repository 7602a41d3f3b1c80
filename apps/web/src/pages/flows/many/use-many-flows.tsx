/** One change for one or several flows; what could not be done is shown flow by flow, with the reason. */
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { message } from '../../../app/feedback/message.ts';
import { modal } from '../../../app/feedback/modal.ts';
import { useErrorText } from '../../../server/error-text.ts';
import { type ServerClient, type ServerOutputs, useTRPC, useTRPCClient } from '../../../server/trpc.ts';
import { saveText } from '../../json/save-text.ts';

/** A flow as it is spoken of; an empty name where only one flow can be meant. */
export type NamedFlow = { id: string; name: string };
export type ManyFlows = ReturnType<typeof useManyFlows>;

type Results = ServerOutputs['manyFlows']['move'];

export function useManyFlows() {
  const { t } = useTranslation(['flowList', 'errors']);
  const trpc = useTRPC();
  const client = useTRPCClient();
  const queries = useQueryClient();
  const errorText = useErrorText();
  const [working, setWorking] = useState(false);

  const again = () =>
    Promise.all(
      [trpc.flows.list.pathKey(), trpc.flows.facets.pathKey(), trpc.folders.pathKey()].map((queryKey) =>
        queries.invalidateQueries({ queryKey }),
      ),
    );

  /** True when every flow was changed. */
  async function run(
    flows: readonly NamedFlow[],
    change: (client: ServerClient, ids: string[]) => Promise<Results>,
  ): Promise<boolean> {
    setWorking(true);
    try {
      const { results } = await change(
        client,
        flows.map((flow) => flow.id),
      );
      await again();
      return show(flows, results);
    } catch (error) {
      message.error(errorText(error));
      return false;
    } finally {
      setWorking(false);
    }
  }

  function show(flows: readonly NamedFlow[], results: Results['results']): boolean {
    const refused = results.flatMap((result, index) =>
      result.ok ? [] : [{ name: flows[index]?.name ?? '', code: result.code }],
    );
    if (refused.length === 0) {
      message.success(t('many.done', { count: results.length }));
      return true;
    }
    modal.warning({
      width: 560,
      title: t('many.partTitle', { done: results.length - refused.length, total: results.length }),
      content: (
        <div data-testid="many-refused">
          <p>{t('many.partHint')}</p>
          <ul className="many-refused">
            {refused.map(({ name, code }, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the list never changes, and names may repeat
              <li key={index}>
                {name === '' ? null : <strong>{name}: </strong>}
                {t(`errors:${code}`)}
              </li>
            ))}
          </ul>
        </div>
      ),
    });
    return false;
  }

  return {
    working,
    switchTo: (flows: readonly NamedFlow[], enabled: boolean) =>
      run(flows, (server, ids) => server.manyFlows.switch.mutate({ ids, enabled })),
    move: (flows: readonly NamedFlow[], folderId: string | null) =>
      run(flows, (server, ids) => server.manyFlows.move.mutate({ ids, folderId })),
    tag: (flows: readonly NamedFlow[], tags: { add: string[]; remove: string[] }) =>
      run(flows, (server, ids) => server.manyFlows.tag.mutate({ ids, ...tags })),
    remove: (flows: readonly NamedFlow[]) =>
      run(flows, (server, ids) => server.manyFlows.remove.mutate({ ids })),
    /** Saves the drafts as one file that the import reads. */
    async exportFile(flows: readonly NamedFlow[]): Promise<void> {
      try {
        const file = await client.flowFiles.export.mutate({ ids: flows.map((flow) => flow.id) });
        const [first] = flows;
        const name = flows.length === 1 && first ? first.name : `flows-${flows.length}`;
        saveText(JSON.stringify(file, null, 2), `${name}.flow.json`);
        const leftOut = file.flows.reduce((sum, flow) => sum + (flow.leftOut?.length ?? 0), 0);
        if (leftOut > 0) message.warning(t('many.leftOut', { count: leftOut }));
        else message.success(t('many.exported', { count: file.flows.length }));
      } catch (error) {
        message.error(errorText(error));
      }
    },
  };
}
