import { CheckCircleTwoTone, CloseCircleFilled, WarningFilled } from '@ant-design/icons';
import type { Problem } from '@flowbridge/flow';
import { Button, Empty } from 'antd';
import { useTranslation } from 'react-i18next';
import { usePreferences } from '../../app/preferences.ts';
import { useEditReport } from '../panel/use-change.ts';
import { useDesigner } from '../store/designer-context.ts';
import { edit } from '../store/edit.ts';
import { goToField } from '../store/selection.ts';

type Props = { problems: readonly Problem[]; onJump?: () => void };

/** Problems of the draft; a click goes to the step and field, a fix is made where one is known. */
export function ProblemList({ problems, onJump }: Props) {
  const { t } = useTranslation('designer');
  const language = usePreferences((state) => state.language);
  const { store, canvas } = useDesigner();
  const report = useEditReport();
  if (problems.length === 0) {
    return (
      <Empty
        image={<CheckCircleTwoTone twoToneColor="#1f9d63" style={{ fontSize: 32 }} />}
        styles={{ image: { height: 40 } }}
        description={t('problems.none')}
      />
    );
  }
  const canRebind = problems.some(({ code }) => REBINDABLE.has(code));
  const sorted = [...problems].sort((a, b) => a.severity.localeCompare(b.severity));
  return (
    <>
      {canRebind ? (
        <Button
          size="small"
          data-testid="problems-rebind"
          onClick={() => {
            store.setState({ overlay: { kind: 'rebind' } });
            onJump?.();
          }}
        >
          {t('problems.rebind')}
        </Button>
      ) : null}
      <ul className="problem-list" data-testid="problem-list">
        {sorted.map((problem) => (
          <li key={`${problem.code}:${problem.path}:${problem.message.en}`}>
            {problem.severity === 'error' ? (
              <CloseCircleFilled className="badge-error" aria-label={t('problems.error')} />
            ) : (
              <WarningFilled className="badge-warn" aria-label={t('problems.warning')} />
            )}
            <button
              type="button"
              className="problem-jump"
              onClick={() => {
                goToField(store, problem);
                if (problem.stepId) canvas.current?.reveal(problem.stepId);
                if (problem.triggerId) canvas.current?.reveal(`trigger:${problem.triggerId}`);
                onJump?.();
              }}
            >
              <span>{problem.message[language]}</span>
              <small>{problem.path}</small>
            </button>
            {problem.fix ? <FixButton fix={problem.fix} onFix={(fix) => report(edit(store, fix))} /> : null}
          </li>
        ))}
      </ul>
    </>
  );
}

/** What a re-binding mends: names and connections that are not there. */
const REBINDABLE: ReadonlySet<Problem['code']> = new Set([
  'unknownSourceField',
  'unknownStepKey',
  'unknownLoop',
  'outsideLoop',
  'unknownCallback',
  'unknownVariable',
  'unknownParameter',
  'connectionMissing',
]);

type FixProps = { fix: NonNullable<Problem['fix']>; onFix: (fix: NonNullable<Problem['fix']>) => void };

function FixButton({ fix, onFix }: FixProps) {
  const { t } = useTranslation('designer');
  return (
    <Button size="small" type="link" onClick={() => onFix(fix)}>
      {t('problems.fix')}
    </Button>
  );
}
