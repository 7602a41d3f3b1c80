import { CaretDownOutlined, CaretRightOutlined, FunctionOutlined } from '@ant-design/icons';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { usePreferences } from '../../../app/preferences.ts';
import { shortText } from '../expression/word-value.ts';
import { takeAlong } from './drag-template.ts';
import type { PickerLine } from './picker-lines.ts';
import { templateOfLine } from './template-of-line.ts';
import { TypeMark } from './type-mark.tsx';

/** All lines have this height, so that the list knows what is on screen. */
export const LINE_HEIGHT = 27;

type Props = {
  id: string;
  line: PickerLine;
  top: number;
  isActive: boolean;
  isSearch: boolean;
  sample: unknown;
  onChoose: () => void;
  onFold: () => void;
};

/** One line of the picker: a group, a field with its type and sample, or a function with what it does. */
export function PickerLineView({ id, line, top, isActive, isSearch, sample, onChoose, onFold }: Props) {
  const template = templateOfLine(line);
  const canFold = line.kind === 'field' ? line.opens : line.kind !== 'function' && !isSearch;
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the search box above has the focus and handles all keys
    <div
      id={id}
      role="treeitem"
      tabIndex={-1}
      aria-level={line.kind === 'field' ? line.depth + 2 : line.kind === 'function' ? 2 : 1}
      aria-selected={isActive}
      aria-expanded={canFold && 'isOpen' in line ? line.isOpen : undefined}
      className={`data-picker-line is-${line.kind} ${isActive ? 'is-active' : ''}`}
      style={{ top, height: LINE_HEIGHT, paddingLeft: line.kind === 'field' ? line.depth * 16 : 0 }}
      title={line.kind === 'field' ? line.field.expression : undefined}
      data-testid={line.kind === 'field' ? `data-${line.field.expression}` : `data-${line.id}`}
      draggable={template !== undefined}
      onDragStart={(event) => takeAlong(event, template ?? '')}
      // The search box keeps the focus; dragging still begins.
      onMouseDown={(event) => (template === undefined ? event.preventDefault() : undefined)}
      onClick={onChoose}
    >
      <span
        className="data-picker-fold"
        aria-hidden="true"
        onClick={(event) => {
          if (!canFold) return;
          event.stopPropagation();
          onFold();
        }}
      >
        {canFold && 'isOpen' in line ? line.isOpen ? <CaretDownOutlined /> : <CaretRightOutlined /> : null}
      </span>
      <LineContent line={line} sample={sample} />
    </div>
  );
}

function LineContent({ line, sample }: { line: PickerLine; sample: unknown }): ReactNode {
  const { t } = useTranslation('panel');
  const language = usePreferences((state) => state.language);
  switch (line.kind) {
    case 'group':
      return (
        <>
          {line.group.icon}
          <span className="data-picker-label">{line.group.title}</span>
        </>
      );
    case 'functions':
      return (
        <>
          <FunctionOutlined />
          <span className="data-picker-label">{t('picker.functions', { count: line.count })}</span>
        </>
      );
    case 'function':
      return (
        <>
          <code>{line.doc.name}</code>
          <span className="data-picker-key">{line.doc.description[language]}</span>
        </>
      );
    case 'field':
      return (
        <>
          <TypeMark type={line.type} />
          <span className="data-picker-label">{line.field.label}</span>
          {line.field.key === '' ? null : <span className="data-picker-key">{line.field.key}</span>}
          {sample === undefined ? null : <span className="data-picker-sample">{shortText(sample)}</span>}
        </>
      );
  }
}
