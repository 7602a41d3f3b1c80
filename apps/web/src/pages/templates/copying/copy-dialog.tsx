/** Copies a template where something of one's own is met: what there is, what is chosen for each, and afterwards what became of it. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Checkbox, Modal, Skeleton } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { usePreferences } from '../../../app/preferences.ts';
import { testId } from '../../../app/test-id.ts';
import { errorCode, useErrorText } from '../../../server/error-text.ts';
import { useTRPC } from '../../../server/trpc.ts';
import { PackageFailure } from '../package-problems.tsx';
import type { TemplateItem } from '../templates-page.tsx';
import { type Choices, changesNothing, chosen, planOf } from './copy-choices.ts';
import { CopyItems } from './copy-items.tsx';
import { CopyNotes } from './copy-notes.tsx';
import { CopySummary } from './copy-summary.tsx';
import './copying.css';

/** The plan that was read to decide whether to ask is good to be shown; what changes later is refused by its mark. */
const FRESH_MS = 10_000;

type Props = { template: TemplateItem; onClose: () => void };

export function CopyDialog({ template, onClose }: Props) {
  const { t } = useTranslation(['copying', 'packages', 'shell']);
  const language = usePreferences((state) => state.language);
  const errorText = useErrorText();
  const trpc = useTRPC();
  const queries = useQueryClient();
  const [asNew, setAsNew] = useState(false);
  const [choices, setChoices] = useState<Choices>({});
  const wanted = planOf(template, asNew);
  const plan = useQuery(trpc.templates.planCopy.queryOptions(wanted, { staleTime: FRESH_MS }));
  const copying = useMutation(
    trpc.templates.copy.mutationOptions({
      onSuccess: () => queries.invalidateQueries(),
    }),
  );
  const { data } = plan;
  // What was refused is said until the new plan is here: the old one would be refused again.
  const again = async () => {
    await plan.refetch();
    copying.reset();
  };
  const copy = () => data && copying.mutate({ ...wanted, choices: chosen(data, choices), seen: data.seen });
  const name = template.names[language];
  if (copying.isSuccess) {
    return <CopySummary name={name} result={copying.data} onClose={onClose} />;
  }
  const nothing = data !== undefined && changesNothing(data, choices);
  return (
    <Modal
      open
      width={1040}
      style={{ top: 48 }}
      title={t('copying:title', { name, version: template.version })}
      okText={t(data?.into ? 'copying:confirmInto' : 'copying:confirm')}
      okButtonProps={{
        disabled: data === undefined || nothing || plan.isFetching,
        ...testId('copy-confirm'),
      }}
      cancelText={t('shell:cancel')}
      confirmLoading={copying.isPending}
      onOk={copy}
      onCancel={onClose}
    >
      <div className="copying" data-testid="copy-dialog">
        {plan.isPending ? <Skeleton active /> : null}
        {plan.isError ? (
          <Alert
            type="error"
            showIcon
            title={errorText(plan.error)}
            action={<Button onClick={() => void plan.refetch()}>{t('shell:retry')}</Button>}
          />
        ) : null}
        {data ? (
          <>
            <p>
              {data.into
                ? t('copying:into', { name: data.into.names[language], version: data.into.version + 1 })
                : t('copying:becomesNew')}
            </p>
            {data.into !== null || asNew ? (
              <Checkbox
                checked={asNew}
                data-testid="copy-as-new"
                onChange={({ target }) => {
                  setChoices({});
                  setAsNew(target.checked);
                }}
              >
                {t('copying:asNew')}
              </Checkbox>
            ) : null}
            <CopyNotes plan={data} />
            <CopyItems plan={data} source={wanted} choices={choices} onChange={setChoices} />
            {nothing ? <Alert type="info" showIcon title={t('copying:nothing')} /> : null}
          </>
        ) : null}
        {copying.isError ? (
          <Alert
            type="error"
            showIcon
            title={<PackageFailure error={copying.error} />}
            action={
              errorCode(copying.error) === 'copyChanged' ? (
                <Button loading={plan.isFetching} onClick={() => void again()}>
                  {t('copying:lookAgain')}
                </Button>
              ) : undefined
            }
          />
        ) : null}
      </div>
    </Modal>
  );
}
