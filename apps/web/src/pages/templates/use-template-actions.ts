/** What can be done with a template from its card: copy, export, remove. */
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { message } from '../../app/feedback/message.ts';
import { modal } from '../../app/feedback/modal.ts';
import { usePreferences } from '../../app/preferences.ts';
import { useErrorText } from '../../server/error-text.ts';
import { useTRPC, useTRPCClient } from '../../server/trpc.ts';
import { saveText } from '../json/save-text.ts';
import { needsLook } from './copying/copy-choices.ts';
import type { TemplateItem } from './templates-page.tsx';

export type TemplateActions = ReturnType<typeof useTemplateActions>;

export function useTemplateActions() {
  const { t } = useTranslation(['packages', 'shell']);
  const trpc = useTRPC();
  const client = useTRPCClient();
  const queries = useQueryClient();
  const errorText = useErrorText();
  const language = usePreferences((state) => state.language);
  const [looked, setLooked] = useState<TemplateItem>();
  const attempt = async (work: () => Promise<void>) => {
    try {
      await work();
    } catch (error) {
      message.error(errorText(error));
    }
  };
  const again = () => queries.invalidateQueries({ queryKey: trpc.templates.pathKey() });
  return {
    /** The template whose copying needs a look first. */
    looked,
    closeLook: () => setLooked(undefined),
    copy: (template: TemplateItem) =>
      attempt(async () => {
        const { id, names } = template;
        const plan = await client.templates.planCopy.query({ id });
        if (needsLook(plan)) return setLooked(template);
        const { did, version } = await client.templates.copy.mutate({ id, seen: plan.seen });
        await again();
        message.success(t(`copyDone.${did}`, { name: names[language], version }));
      }),
    exportFile: ({ id, names, version }: TemplateItem) =>
      attempt(async () => {
        const file = await client.templates.export.mutate({ id, version });
        saveText(JSON.stringify(file, null, 2), `${names[language]}-${version}.flowbridge.json`);
        message.success(t('exported'));
      }),
    remove: ({ id, names }: TemplateItem) =>
      modal.confirm({
        title: t('removeTitle', { name: names[language] }),
        content: t('removeHint'),
        okText: t('shell:remove'),
        okButtonProps: { danger: true },
        cancelText: t('shell:cancel'),
        onOk: () =>
          attempt(async () => {
            await client.templates.remove.mutate({ id });
            await again();
            message.success(t('removed'));
          }),
      }),
  };
}
