import { useQueryClient } from '@tanstack/react-query';
import { Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { message } from '../../app/feedback/message.ts';
import { useErrorText } from '../../server/error-text.ts';
import { useTRPC, useTRPCClient } from '../../server/trpc.ts';
import { useFlow } from '../flow-context.ts';
import { useDesignerState } from '../store/designer-context.ts';

/** The flow's name, renamed in place. */
export function FlowName() {
  const { t } = useTranslation('designer');
  const errorText = useErrorText();
  const trpc = useTRPC();
  const client = useTRPCClient();
  const queries = useQueryClient();
  const flow = useFlow();
  const readOnly = useDesignerState((state) => state.readOnly);
  const [draft, setDraft] = useState<string>();
  const commit = async () => {
    const name = draft?.trim() ?? '';
    setDraft(undefined);
    if (name === '' || name === flow.name) return;
    try {
      await client.flows.rename.mutate({ id: flow.id, name });
      await queries.invalidateQueries(trpc.flows.pathFilter());
    } catch (error) {
      message.error(errorText(error));
    }
  };
  return (
    <Input
      variant="borderless"
      className="flow-name"
      value={draft ?? flow.name}
      maxLength={200}
      disabled={readOnly}
      aria-label={t('toolbar.name')}
      data-testid="flow-name"
      onChange={(event) => setDraft(event.target.value)}
      onBlur={() => void commit()}
      onPressEnter={(event) => event.currentTarget.blur()}
    />
  );
}
