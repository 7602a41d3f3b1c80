import type { FlowDocument } from '@flowbridge/flow';
import { Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import type { ServerOutputs } from '../../server/trpc.ts';
import { stepTitle, type Words } from '../catalog/step-words.ts';
import './test-tags.css';

type Test = NonNullable<ServerOutputs['runs']['get']['test']>;
type Props = { test: Test; document: FlowDocument | undefined; words: Words };

/** What a test run does differently from an ordinary one. */
export function TestTags({ test, document, words }: Props) {
  const { t } = useTranslation('stepTest');
  const titleOf = (stepId: string) => {
    const step = Object.values(document?.steps ?? {}).find(({ id }) => id === stepId);
    return step === undefined ? stepId : stepTitle(step, words);
  };
  return (
    <>
      {test.dryRun ? (
        <Tag className="tag-withheld" data-testid="tag-dry-run">
          {t('tags.dryRun')}
        </Tag>
      ) : null}
      {test.until === null ? null : <Tag>{t('tags.until', { title: titleOf(test.until) })}</Tag>}
      {test.only === null ? null : <Tag>{t('tags.only', { title: titleOf(test.only) })}</Tag>}
    </>
  );
}
