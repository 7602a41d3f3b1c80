import { CheckCircleOutlined, CloseCircleOutlined } from '@ant-design/icons';
import type { PartProblem } from '@flowbridge/connector-sdk/custom';
import { useTranslation } from 'react-i18next';
import { usePreferences } from '../../app/preferences.ts';
import { placeInText } from './json-lines.ts';
import type { Draft, PartDraft } from './use-part-draft.ts';

/** What is wrong with the draft, each with its place: the text, its line, and the path in its JSON. */
export function ProblemList({ work: { draft, problems } }: { work: PartDraft }) {
  const { t } = useTranslation('parts');
  const language = usePreferences((state) => state.language);
  return (
    <section className="panel" aria-live="polite">
      <h2 data-testid="part-problems">
        {problems.length === 0 ? (
          <>
            <CheckCircleOutlined className="part-fine" /> {t('editor.noProblems')}
          </>
        ) : (
          <>
            <CloseCircleOutlined className="part-wrong" /> {t('editor.problems', { count: problems.length })}
          </>
        )}
      </h2>
      {problems.length === 0 ? null : (
        <ul className="part-problems">
          {problems.map((problem) => (
            <li key={[problem.field, ...problem.path, problem.message.en].join(' ')}>
              <PlaceOf problem={problem} draft={draft} />
              {problem.message[language]}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function PlaceOf({ problem: { field, path }, draft }: { problem: PartProblem; draft: Draft }) {
  const { t } = useTranslation('parts');
  const text = field in draft ? Reflect.get(draft, field) : undefined;
  const hasLines = typeof text === 'string' && path.length > 0;
  const [head = '', ...inside] = field.split(' › ');
  const [name = '', number] = head.split(' ');
  const label = isFieldName(name) ? t(`editor.fields.${name}`) : name;
  return (
    <small className="quiet">
      {[number === undefined ? label : `${label} ${number}`, ...inside, ...path].join(' › ')}
      {hasLines ? ` · ${t('editor.line', { line: placeInText(text, path).line })}` : null}
    </small>
  );
}

const FIELDS = ['manifest', 'name', 'description', 'source', 'input', 'output', 'cases'] as const;

function isFieldName(name: string): name is (typeof FIELDS)[number] {
  return FIELDS.some((field) => field === name);
}
