import { type ReactNode, Suspense } from 'react';
import { lazyPart } from '../../app/lazy-part.ts';
import type { CodeProblem } from '../../designer/fields/code/code-editor.tsx';
import { withEditorWords } from '../../designer/fields/code/with-editor-words.ts';

const CodeEditor = lazyPart(() =>
  withEditorWords(() => import('../../designer/fields/code/code-editor.tsx')),
);

type Props = {
  title: string;
  hint?: ReactNode;
  language: 'json' | 'javascript';
  text: string;
  height: number;
  readOnly: boolean;
  problems: readonly CodeProblem[];
  testId: string;
  onChange: (text: string) => void;
};

/** A text of a draft in the code editor, under its title. */
export function CodeField({
  title,
  hint,
  language,
  text,
  height,
  readOnly,
  problems,
  testId,
  onChange,
}: Props) {
  return (
    <section className="part-field">
      <h2>{title}</h2>
      {hint === undefined ? null : <p className="quiet">{hint}</p>}
      <Suspense fallback={<div className="code-editor" style={{ height }} />}>
        <CodeEditor
          language={language}
          value={text}
          onChange={onChange}
          label={title}
          testId={testId}
          height={height}
          readOnly={readOnly}
          problems={problems}
        />
      </Suspense>
    </section>
  );
}
