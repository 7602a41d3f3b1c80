import type { ConnectorManifest } from '@flowbridge/connector-sdk/manifest';
import { useQueryClient } from '@tanstack/react-query';
import { Alert, Badge, Button, Segmented, Tabs, Tooltip } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { message } from '../../app/feedback/message.ts';
import { PageFrame } from '../../app/page-frame.tsx';
import { usePreferences } from '../../app/preferences.ts';
import { useCan } from '../../app/session.ts';
import { ReaderWords } from '../../designer/versions/reader-words.tsx';
import { errorCode, useErrorText } from '../../server/error-text.ts';
import { type ServerOutputs, useTRPCClient } from '../../server/trpc.ts';
import { ChangesTab } from './changes-tab.tsx';
import { ConflictsTab } from './conflicts-tab.tsx';
import { News } from './family-cells.tsx';
import { forgetUpgrades } from './forget-upgrades.ts';
import { InWhichTenant } from './in-which-tenant.tsx';
import { ProblemsTab } from './problems-tab.tsx';
import { UpgradeOutcome } from './upgrade-outcome.tsx';
import { useCheck } from './use-check.ts';
import { type Preview, useDecisions } from './use-decisions.ts';
import { type NewValues, NO_VALUES, ValuesTab } from './values-tab.tsx';
import { WithDesignerWords } from './with-designer-words.tsx';

type Props = { preview: Preview; connectors: readonly ConnectorManifest[]; readAgain: () => void };
type Tab = 'conflicts' | 'changes' | 'values' | 'problems';

export function UpgradeDesk({ preview, connectors, readAgain }: Props) {
  const { t } = useTranslation('upgrades');
  const language = usePreferences((state) => state.language);
  const errorText = useErrorText();
  const client = useTRPCClient();
  const queries = useQueryClient();
  const mayBuild = useCan('builder');
  const decisions = useDecisions(preview);
  const [values, setValues] = useState<NewValues>(NO_VALUES);
  const [flowId, setFlowId] = useState(preview.flows[0]?.id);
  const [tab, setTab] = useState<Tab>(decisions.open > 0 ? 'conflicts' : 'changes');
  const [applying, setApplying] = useState(false);
  const [outcome, setOutcome] = useState<ServerOutputs['upgrades']['applyOne']>();
  const order = {
    id: preview.id,
    version: preview.to,
    choices: decisions.choices,
    whole: decisions.whole,
    ...values,
  };
  const check = useCheck(order);
  const flow = preview.flows.find(({ id }) => id === flowId) ?? preview.flows[0];
  if (outcome) return <UpgradeOutcome outcome={outcome} />;
  if (flow === undefined) return null;

  const apply = async () => {
    setApplying(true);
    try {
      const revisions = Object.fromEntries(preview.flows.map(({ id, revision }) => [id, revision]));
      const done = await client.upgrades.applyOne.mutate({ ...order, revisions });
      setOutcome(done);
      await forgetUpgrades(queries);
    } catch (error) {
      if (errorCode(error) === 'revisionConflict') {
        message.warning(t('preview.movedOn'));
        readAgain();
      } else message.error(errorText(error));
    } finally {
      setApplying(false);
    }
  };

  const made = check.data?.made ?? [];
  const madeNames = made.map(({ names }) => names[language]).join(', ');
  const asked = (check.data?.parameters.length ?? 0) + (check.data?.connectors.length ?? 0);
  const problems = [...(check.data?.flows ?? []), ...made].flatMap((each) => each.problems);
  const openIn = (id: string) => {
    const found = preview.flows.find((each) => each.id === id);
    return found?.kind === 'merged' ? decisions.of(found).open : 0;
  };
  const ready = mayBuild && decisions.open === 0 && decisions.fits;
  const labels: Record<Tab, number> = {
    conflicts: openIn(flow.id),
    changes: 0,
    values: asked,
    problems: problems.length,
  };
  return (
    <PageFrame
      title={t('preview.title', { name: preview.flows[0]?.name, to: preview.to })}
      subtitle={
        <>
          <InWhichTenant /> {t('preview.subtitle', { template: preview.template.names[language] })}
        </>
      }
      actions={
        <>
          <Link to="/templates/upgrades" className="upgrades-link">
            {t('back')}
          </Link>
          <Tooltip title={mayBuild ? undefined : t('preview.needsBuilder')}>
            <Button
              type="primary"
              disabled={!ready}
              loading={applying}
              onClick={() => void apply()}
              data-testid="upgrade-apply"
            >
              {decisions.open > 0 ? t('preview.decideFirst', { count: decisions.open }) : t('preview.apply')}
            </Button>
          </Tooltip>
        </>
      }
    >
      <section className="panel upgrade-box" aria-label={t('preview.news')} data-testid="upgrade-news">
        <h2>{t('preview.news')}</h2>
        <News news={preview.news} />
      </section>
      {made.length > 0 ? (
        <Alert
          type="info"
          showIcon
          className="upgrades-copy"
          data-testid="upgrade-made"
          title={t('preview.madeHint', { count: made.length, names: madeNames })}
        />
      ) : null}
      {preview.flows.length > 1 ? (
        <div className="upgrade-flows">
          <Segmented
            aria-label={t('preview.flows')}
            data-testid="upgrade-flows"
            value={flow.id}
            onChange={setFlowId}
            options={preview.flows.map(({ id, name }) => ({
              value: id,
              label: (
                <span>
                  {name} <Badge count={openIn(id)} size="small" />
                </span>
              ),
            }))}
          />
        </div>
      ) : null}
      {flow.kind === 'merged' ? (
        <WithDesignerWords flowId={flow.id} document={flow.mine} connectors={connectors}>
          <ReaderWords words={flow.words}>
            {flow.baseLoss === null ? null : (
              <Alert
                type="warning"
                showIcon
                className="upgrades-copy"
                data-testid="upgrade-base-loss"
                title={t(`preview.loss.${flow.baseLoss}`, { from: flow.from })}
              />
            )}
            <Tabs
              activeKey={tab}
              onChange={(key) => setTab(key as Tab)}
              items={(['conflicts', 'changes', 'values', 'problems'] as const).map((key) => ({
                key,
                label: (
                  <span data-testid={`upgrade-tab-${key}`}>
                    {labels[key] > 0
                      ? `${t(`preview.tabs.${key}`)} (${labels[key]})`
                      : t(`preview.tabs.${key}`)}
                  </span>
                ),
              }))}
            />
            <div hidden={tab !== 'conflicts'}>
              <ConflictsTab flow={flow} to={preview.to} decisions={decisions} />
            </div>
            {tab === 'changes' ? (
              <ChangesTab
                key={flow.id}
                flow={flow}
                to={preview.to}
                merged={decisions.of(flow).document}
                decided={JSON.stringify([decisions.choices[flow.id], decisions.whole[flow.id]])}
              />
            ) : null}
            <div hidden={tab !== 'values'}>
              <ValuesTab check={check.data} connectors={connectors} onChange={setValues} />
            </div>
            {tab === 'problems' ? <ProblemsTab check={check} flows={preview.flows} /> : null}
          </ReaderWords>
        </WithDesignerWords>
      ) : (
        <Alert type="info" showIcon title={t('preview.kept')} />
      )}
    </PageFrame>
  );
}
