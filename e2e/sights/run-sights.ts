/** One run in its states. */
import type { Sight } from './sight.ts';
import type { Things } from './things.ts';

export function runSights({
  succeededRunId,
  failedRunId,
  waitingRunId,
  undecidedRunId,
  askingRunId,
}: Things): Sight[] {
  const run = (id: string) => ({ address: `/runs/${id}`, ready: '[data-testid="timeline-run"]' });
  return [
    { name: 'run', ...run(succeededRunId) },
    {
      name: 'run-step',
      ...run(succeededRunId),
      open: async (page) => {
        await page.getByTestId('step-listDrafts').click({ position: { x: 60, y: 14 } });
        await page.getByTestId('step-run-panel').waitFor();
      },
    },
    { name: 'run-failed', ...run(failedRunId) },
    {
      name: 'run-retry',
      ...run(failedRunId),
      open: async (page) => {
        await page.getByTestId('retry-run').click();
        await page.getByTestId('retry-start').waitFor();
      },
    },
    { name: 'run-waiting', ...run(waitingRunId) },
    { name: 'run-undecided', ...run(undecidedRunId) },
    { name: 'run-questions', ...run(askingRunId) },
    {
      name: 'run-question-answer',
      ...run(askingRunId),
      open: async (page) => {
        await page.getByTestId('decide-happened').click();
        await page.getByTestId('decide-output').waitFor();
      },
    },
  ];
}
