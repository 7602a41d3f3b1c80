import { CloseCircleFilled } from '@ant-design/icons';
import type { FlowDocument, Step } from '@flowbridge/flow';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { describeFailure, failedStep } from './describe-failure.ts';
import type { Failure } from './failure.ts';
import { useFailureWords } from './use-failure-words.ts';
import { VendorText } from './vendor-text.tsx';
import './failure.css';

type Props = {
  failure: Failure;
  document: FlowDocument | undefined;
  /** Leads to the step that failed; absent: no link. */
  onShowStep?: ((step: Step, failure: Failure) => void) | undefined;
  /** What the way to the step is called; default "Show the step". */
  showStepText?: string | undefined;
};

/** A failure in full: what happened, the next move, the business system's own words, a way to the step. */
export function FailureText({ failure, document, onShowStep, showStepText }: Props) {
  const { t } = useTranslation('run');
  const words = useFailureWords();
  const { userMessage, hint } = describeFailure(failure, document, words);
  const step = document === undefined ? undefined : failedStep(failure, document);
  return (
    <div className="failure" role="alert" data-testid="failure">
      <CloseCircleFilled className="failure-icon" />
      <div className="failure-body">
        <p className="failure-message">{userMessage}</p>
        <p className="failure-hint">{hint}</p>
        <VendorText failure={failure} />
        {step !== undefined && onShowStep !== undefined ? (
          <Button size="small" data-testid="failure-show-step" onClick={() => onShowStep(step, failure)}>
            {showStepText ?? t('failure.showStep')}
          </Button>
        ) : null}
      </div>
    </div>
  );
}
