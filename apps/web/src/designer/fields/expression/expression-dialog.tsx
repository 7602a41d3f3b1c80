/**
 * The full editor of one template: completion, hover, signatures and problems in Monaco, the data picker beside it and what
 * the text gives on the sample below. The field follows each change; leaving keeps what was typed, and undo takes it back.
 */
import { Button, Modal } from 'antd';
import { type KeyboardEvent, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { usePreferences } from '../../../app/preferences.ts';
import { useFieldProblems } from '../field-problems.ts';
import { DataPicker } from '../picker/data-picker.tsx';
import './expression.css';
import { useLiveResult } from './live-result.ts';
import { ProblemLines } from './problem-lines.tsx';
import { ResultPane } from './result-pane.tsx';
import { TemplateEditor, type TemplateEditorHandle, type TextMark } from './template-editor.tsx';
import { useSurroundings } from './use-surroundings.ts';

type Props = {
  label: string;
  path: string;
  value: string;
  /** Where the caret stood in the field. */
  caret: number;
  onChange: (value: string) => void;
  onClose: () => void;
};

/** Default export, for `lazy`. */
export default function ExpressionDialog({ label, path, value, caret, onChange, onClose }: Props) {
  const { t } = useTranslation('expressions');
  const [isOpen, setIsOpen] = useState(true);
  const [text, setText] = useState(value);
  const editor = useRef<TemplateEditorHandle>(null);
  const { surroundings, fromRun } = useSurroundings(text);
  const language = usePreferences((state) => state.language);
  const result = useLiveResult(text, surroundings.scope, language);
  const problems = useFieldProblems(path);
  const marks = useMemo(
    () =>
      problems
        .map(
          (problem): TextMark => ({
            severity: problem.severity,
            message: problem.message[language],
            start: Math.min(problem.span?.start ?? 0, text.length),
            end: Math.min(problem.span?.end ?? text.length, text.length),
          }),
        )
        .sort((a, b) => a.start - b.start),
    [problems, language, text],
  );
  const show = (start: number, end: number) => editor.current?.select(start, end);
  const close = () => setIsOpen(false);
  const keyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || event.defaultPrevented) return;
    event.stopPropagation();
    close();
  };
  return (
    <Modal
      open={isOpen}
      centered
      footer={null}
      width="min(1180px, 96vw)"
      title={t('title', { field: label })}
      keyboard={false}
      onCancel={close}
      afterClose={onClose}
      focusTriggerAfterClose={false}
      className="expression-dialog"
    >
      {/* biome-ignore lint/a11y/noStaticElementInteractions: Escape leaves from wherever in the dialog the focus is */}
      <div className="expression-layout" data-testid="expression-dialog" onKeyDown={keyDown}>
        <div className="expression-main">
          <TemplateEditor
            handle={editor}
            initial={value}
            caret={caret}
            label={t('editor', { field: label })}
            placeholder={t('placeholder')}
            surroundings={surroundings}
            marks={marks}
            onChange={(next) => {
              setText(next);
              onChange(next);
            }}
            onLeave={close}
          />
          <ProblemLines marks={marks} onShow={show} />
          <ResultPane result={result} fromRun={fromRun} onShow={show} />
          <footer>
            <span>{t('keys')}</span>
            <Button type="primary" data-testid="expression-done" onClick={close}>
              {t('done')}
            </Button>
          </footer>
        </div>
        <aside aria-label={t('data')}>
          <DataPicker onPick={(template) => editor.current?.insert(template)} />
        </aside>
      </div>
    </Modal>
  );
}
