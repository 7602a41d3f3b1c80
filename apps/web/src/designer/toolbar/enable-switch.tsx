import { useQueryClient } from '@tanstack/react-query';
import { Switch, Tooltip } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { message } from '../../app/feedback/message.ts';
import { useErrorText } from '../../server/error-text.ts';
import { useTRPC, useTRPCClient } from '../../server/trpc.ts';
import { useFlow } from '../flow-context.ts';

/** Turns the published version on and off. */
export function EnableSwitch({ disabled }: { disabled: boolean }) {
  const { t } = useTranslation('designer');
  const errorText = useErrorText();
  const trpc = useTRPC();
  const client = useTRPCClient();
  const queries = useQueryClient();
  const flow = useFlow();
  const [busy, setBusy] = useState(false);
  const published = flow.publishedVersion !== null;
  const turn = async (on: boolean) => {
    setBusy(true);
    try {
      await (on ? client.flows.enable : client.flows.disable).mutate({ id: flow.id });
      await queries.invalidateQueries(trpc.flows.pathFilter());
    } catch (error) {
      message.error(errorText(error));
    } finally {
      setBusy(false);
    }
  };
  return (
    <Tooltip title={published ? undefined : t('enable.publishFirst')}>
      <span className="enable-switch">
        <Switch
          checked={flow.enabled}
          loading={busy}
          disabled={disabled || !published}
          aria-label={t('enable.label')}
          data-testid="enable-switch"
          onChange={(on) => void turn(on)}
        />
        <span>{t(flow.enabled ? 'enable.on' : 'enable.off')}</span>
      </span>
    </Tooltip>
  );
}
