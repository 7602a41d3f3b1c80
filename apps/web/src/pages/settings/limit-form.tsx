import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Alert, Button, InputNumber, Radio } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { message } from '../../app/feedback/message.ts';
import { useCan } from '../../app/session.ts';
import { useErrorText } from '../../server/error-text.ts';
import { useTRPC } from '../../server/trpc.ts';
import { formatCount } from '../ledger/format-count.ts';
import { type LimitChoice, MOST_RUNS, toChoice, toLimit } from './limit-choice.ts';
import type { TenantLimits } from './limits-tab.tsx';

/** Chooses the limit. Who may not change it sees which one is chosen. */
export function LimitForm({ limits }: { limits: TenantLimits }) {
  const { t } = useTranslation('settings');
  const trpc = useTRPC();
  const queries = useQueryClient();
  const errorText = useErrorText();
  const mayChange = useCan('admin');
  const [draft, setDraft] = useState<LimitChoice>();
  const change = useMutation(
    trpc.tenantLimits.change.mutationOptions({
      onSuccess: async (changed) => {
        // A look from before the change must not come back over it.
        await queries.cancelQueries({ queryKey: trpc.tenantLimits.pathKey() });
        queries.setQueryData(trpc.tenantLimits.get.queryKey(), changed);
        setDraft(undefined);
        message.success(t('limits.saved'));
      },
    }),
  );
  const choice = draft ?? toChoice(limits.maxRunningRuns);
  const limit = toLimit(choice);
  const choose = (next: Partial<LimitChoice>) => {
    change.reset();
    setDraft({ ...choice, ...next });
  };
  return (
    <form
      className="limit-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (limit !== undefined && limit !== limits.maxRunningRuns && !change.isPending)
          change.mutate({ maxRunningRuns: limit });
      }}
    >
      <Radio.Group
        value={choice.kind}
        disabled={!mayChange || change.isPending}
        aria-label={t('limits.title')}
        onChange={(event) => choose({ kind: event.target.value })}
      >
        <Radio value="default" data-testid="limit-default">
          {t('limits.default', { limit: formatCount(limits.defaultMaxRunningRuns) })}
        </Radio>
        <div className="limit-own">
          <Radio value="own" data-testid="limit-own">
            {t('limits.own')}
          </Radio>
          <InputNumber<number>
            min={1}
            max={MOST_RUNS}
            precision={0}
            value={choice.max}
            disabled={!mayChange || change.isPending}
            placeholder={String(limits.defaultMaxRunningRuns)}
            aria-label={t('limits.max')}
            data-testid="limit-max"
            onFocus={() => choice.kind === 'own' || choose({ kind: 'own' })}
            onChange={(max) => choose({ kind: 'own', max })}
          />
          <span>{t('limits.unit')}</span>
        </div>
        <Radio value="hold" data-testid="limit-hold">
          {t('limits.hold')}
          <small>{t('limits.holdHelp')}</small>
        </Radio>
      </Radio.Group>
      {change.isError ? (
        <Alert type="error" showIcon title={errorText(change.error)} data-testid="limit-error" />
      ) : null}
      {mayChange ? (
        <div className="limit-actions">
          <Button
            type="primary"
            htmlType="submit"
            loading={change.isPending}
            disabled={limit === undefined || limit === limits.maxRunningRuns}
            data-testid="limit-save"
          >
            {t('limits.save')}
          </Button>
          <small className="quiet" data-testid="limit-hint">
            {limit === undefined ? t('limits.needed', { most: formatCount(MOST_RUNS) }) : t('limits.effect')}
          </small>
        </div>
      ) : (
        <p className="quiet" data-testid="limit-forbidden">
          {t('limits.forbidden')}
        </p>
      )}
    </form>
  );
}
