import { CloseCircleFilled, WarningFilled } from '@ant-design/icons';
import { useTranslation } from 'react-i18next';
import type { TextMark } from './template-editor.tsx';

type Props = { marks: readonly TextMark[]; onShow: (start: number, end: number) => void };

/** The problems of the text, in words; a click goes to the place. */
export function ProblemLines({ marks, onShow }: Props) {
  const { t } = useTranslation('designer');
  if (marks.length === 0) return null;
  return (
    <ul className="expression-problems" data-testid="expression-problems">
      {marks.map((mark) => (
        <li key={`${mark.start}:${mark.message}`}>
          {mark.severity === 'error' ? (
            <CloseCircleFilled className="badge-error" aria-label={t('problems.error')} />
          ) : (
            <WarningFilled className="badge-warn" aria-label={t('problems.warning')} />
          )}
          <button type="button" onClick={() => onShow(mark.start, mark.end)}>
            {mark.message}
          </button>
        </li>
      ))}
    </ul>
  );
}
