/** The large editor of a mapping: source fields and sample values on the left, every target field with its result on the right. */
import { PlusOutlined, ThunderboltOutlined } from '@ant-design/icons';
import type { StepOf } from '@flowbridge/flow';
import { Button, Empty, type InputRef, Modal } from 'antd';
import { type KeyboardEvent, useCallback, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { usePreferences } from '../../../app/preferences.ts';
import { useLatest } from '../../../app/use-latest.ts';
import { isJson } from '../../catalog/is-json.ts';
import { stepTitle } from '../../catalog/step-words.ts';
import { useWords } from '../../catalog/use-words.ts';
import { bringBack, takeBack } from '../../edits/take-back.ts';
import { useDesigner } from '../../store/designer-context.ts';
import { sampleShape } from '../field-set/sample-shape.ts';
import { useFieldScope } from '../picker/field-scope.ts';
import { MappingBar } from './mapping-bar.tsx';
import { MappingList } from './mapping-list.tsx';
import { RecordChooser } from './record-chooser.tsx';
import { sourceLines } from './source-lines.ts';
import { SourcePane } from './source-pane.tsx';
import type { Mapping } from './use-mapping.ts';
import { useMappingPreview } from './use-mapping-preview.ts';
import { useShownLines } from './use-shown-lines.ts';

type Props = {
  step: StepOf<'mapFields'>;
  mapping: Mapping;
  onAutoMap: () => void;
  onPair: (list: string, from: string) => void;
  onDescribe: (side: 'source' | 'target') => void;
  onClose: () => void;
};

/** Default export, for `lazy`. */
export default function MappingEditor({ step, mapping, onAutoMap, onPair, onDescribe, onClose }: Props) {
  const { t } = useTranslation(['mapping', 'panel']);
  const language = usePreferences((state) => state.language);
  const { store, connectors } = useDesigner();
  const words = useWords(connectors);
  const { readOnly } = useFieldScope();
  const [record, setRecord] = useState<unknown>();
  const preview = useMappingPreview(step, record);
  const view = useShownLines(mapping.lines, preview);
  const [activeId, setActiveId] = useState<string>();
  const box = useRef<HTMLDivElement>(null);
  const searchLines = useRef<InputRef>(null);
  const searchSources = useRef<InputRef>(null);
  const given = preview.preview?.source;
  const isKnown = mapping.sources.length > 0;
  const sources = useMemo(
    () => sourceLines(isKnown || !isJson(given) ? mapping.sourceSchema : sampleShape(given), language),
    [isKnown, given, mapping.sourceSchema, language],
  );
  const paths = useMemo(() => new Set(sources.map(({ path }) => path)), [sources]);
  // A path that is being typed is none yet.
  const read = JSON.stringify(
    mapping.rows.flatMap(({ source }) =>
      source.kind === 'path' && paths.has(source.path) ? source.path : [],
    ),
  );
  const used = useMemo(() => timesRead(JSON.parse(read)), [read]);
  const focusActive = useCallback(
    () => box.current?.querySelector<HTMLElement>('[data-line][tabindex="0"]')?.focus(),
    [],
  );
  const active = view.shown.find(({ id }) => id === activeId) ?? view.shown[0];

  /** Fills the chosen line and goes to the next one that is open. */
  const pick = useLatest((path: string) => {
    if (readOnly || active === undefined) return;
    if (active.kind === 'group') {
      if (active.isList && path.includes('[]')) onPair(active.target, path.slice(0, path.indexOf('[]') + 2));
      return;
    }
    mapping.pick(active, path);
    const at = view.shown.indexOf(active);
    const next = view.shown.find(
      (line, index) => index > at && line.kind === 'field' && line.row === undefined,
    );
    setActiveId((next ?? active).id);
  });
  const describeSource = useLatest(() => onDescribe('source'));
  const undoKeys = (event: KeyboardEvent) => {
    const isText =
      event.target instanceof HTMLElement && event.target.matches('input, textarea, [contenteditable]');
    if (!(event.ctrlKey || event.metaKey) || isText) return;
    const key = event.key.toLowerCase();
    if (key === 'z' && !event.shiftKey) takeBack(store);
    else if (key === 'y' || key === 'z') bringBack(store);
    else return;
    event.preventDefault();
  };
  const failure = preview.preview && 'failure' in preview.preview ? preview.preview.failure : undefined;
  return (
    <Modal
      open
      footer={null}
      className="mapping-editor"
      width="min(1480px, 97vw)"
      style={{ top: 20 }}
      title={t('title', { name: stepTitle(step, words) })}
      onCancel={onClose}
    >
      <fieldset
        ref={setBox(box)}
        className="mapping-editor-body"
        onKeyDown={undoKeys}
        data-testid="mapping-editor"
        data-keeps-focus
      >
        <SourcePane
          lines={sources}
          record={given}
          readOnly={readOnly}
          used={used}
          search={searchSources}
          onPick={pick}
          onLeave={focusActive}
          onDescribe={describeSource}
        />
        <section className="target-pane" aria-label={t('lines')}>
          <div className="target-head">
            <MappingBar
              query={view.query}
              filter={view.filter}
              counts={view.counts}
              onQuery={view.setQuery}
              onFilter={view.setFilter}
              search={searchLines}
              onDown={focusActive}
            />
            <Button
              size="small"
              type="primary"
              ghost
              icon={<ThunderboltOutlined />}
              disabled={readOnly}
              data-testid="editor-auto-map"
              onClick={onAutoMap}
            >
              {t('panel:mapping.autoMap')}
            </Button>
            <Button
              size="small"
              icon={<PlusOutlined />}
              disabled={readOnly}
              onClick={() => setActiveId(mapping.addRow())}
            >
              {t('panel:mapping.addRow')}
            </Button>
            <RecordChooser
              fromRun={preview.fromRun}
              own={record !== undefined}
              failure={failure}
              onRecord={setRecord}
            />
          </div>
          {mapping.lines.length === 0 ? (
            <Empty className="mapping-empty" description={t('noTargets')}>
              <Button disabled={readOnly} onClick={() => onDescribe('target')}>
                {t('panel:mapping.describeTarget')}
              </Button>
            </Empty>
          ) : null}
          {mapping.lines.length > 0 && view.shown.length === 0 ? (
            <p className="panel-about">{t('nothingShown')}</p>
          ) : null}
          <MappingList
            testId="editor-lines"
            mapping={mapping}
            lines={view.shown}
            closed={view.closed}
            onToggle={view.toggle}
            activeId={active?.id}
            onActive={setActiveId}
            preview={preview}
            onPair={onPair}
            onSearch={() => searchLines.current?.focus()}
            onLeave={() => searchSources.current?.focus()}
          />
          {view.shown.length > 0 ? <p className="field-help">{t('keys')}</p> : null}
        </section>
      </fieldset>
    </Modal>
  );
}

/** How many rows read each path. */
function timesRead(paths: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const path of paths) counts.set(path, (counts.get(path) ?? 0) + 1);
  return counts;
}

/** A fieldset's ref where a box is wanted. */
const setBox = (box: { current: HTMLElement | null }) => (element: HTMLFieldSetElement | null) => {
  box.current = element;
};
