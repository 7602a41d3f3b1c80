import type { FlowDocument } from '@flowbridge/flow';
import { describeFailure } from './describe-failure.ts';
import type { Failure } from './failure.ts';
import { useFailureWords } from './use-failure-words.ts';
import './failure.css';

/** A failure in two lines at most, for lists; the hint is in the tooltip. */
export function FailureLine({
  failure,
  document,
}: {
  failure: Failure;
  document?: FlowDocument | undefined;
}) {
  const words = useFailureWords();
  const { userMessage, hint } = describeFailure(failure, document, words);
  return (
    <span className="failure-line" title={`${userMessage}\n${hint}`}>
      {userMessage}
    </span>
  );
}
