/** The mapping (数据转换) in the side panel: its source, its lines, proposals to be accepted, and the way to the large editor. */
import { EyeOutlined, FullscreenOutlined, ThunderboltOutlined } from '@ant-design/icons';
import type { StepOf } from '@flowbridge/flow';
import { Button, type InputRef } from 'antd';
import { Suspense, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { lazyPart } from '../../../app/lazy-part.ts';
import { TemplateField } from '../../panel/template-field.tsx';
import { useChangeConfig } from '../../panel/use-change.ts';
import { useFieldScope } from '../picker/field-scope.ts';
import { AddButton } from '../row-buttons.tsx';
import { AutoMapDialog } from './auto-map-dialog.tsx';
import { isBelow } from './list-pairs.ts';
import { MappingBar } from './mapping-bar.tsx';
import { MappingList } from './mapping-list.tsx';
import { SampleDialog } from './sample-dialog.tsx';
import type { FieldPlace } from './schema-paths.ts';
import { useMapping } from './use-mapping.ts';
import { useShownLines } from './use-shown-lines.ts';

const MappingPreview = lazyPart(() => import('./mapping-preview.tsx'));
const MappingEditor = lazyPart(() => import('./mapping-editor.tsx'));

type Dialog =
  | { kind: 'source' | 'target' | 'preview' }
  | { kind: 'autoMap'; paired: boolean; sources: readonly FieldPlace[]; targets: readonly FieldPlace[] };

/** More lines than this are searched and filtered. */
const FEW_LINES = 8;

export function MapFieldsForm({ step }: { step: StepOf<'mapFields'> }) {
  const { t } = useTranslation(['panel', 'expressions', 'mapping']);
  const scope = useFieldScope();
  const change = useChangeConfig(step);
  const mapping = useMapping(step);
  const view = useShownLines(mapping.lines);
  const search = useRef<InputRef>(null);
  const [dialog, setDialog] = useState<Dialog>();
  const [editing, setEditing] = useState(false);
  const [activeId, setActiveId] = useState<string>();
  const { source, rows } = step.config;
  const { sources, targets } = mapping;
  const filled = new Set(rows.map((row) => row.target));
  const autoMap = () =>
    setDialog({
      kind: 'autoMap',
      paired: false,
      sources,
      targets: targets.filter(({ path }) => !filled.has(path)),
    });
  /** A target list takes its rows from a source list: what is mapped follows, the rest is proposed. */
  const pair = (list: string, from: string) => {
    mapping.drive(list, from);
    setDialog({
      kind: 'autoMap',
      paired: true,
      sources: sources.filter(({ path }) => isBelow(path, from)),
      targets: targets.filter(({ path }) => isBelow(path, list) && !filled.has(path)),
    });
  };
  const close = () => setDialog(undefined);
  return (
    <>
      <TemplateField
        path="source"
        label={t('mapping.source')}
        type="any"
        required
        value={source === '' ? undefined : source}
        onChange={(next) => change({ source: next ?? '' })}
      />
      <div className="mapping-bar">
        <Button
          size="small"
          type="primary"
          icon={<FullscreenOutlined />}
          data-testid="mapping-editor-open"
          onClick={() => setEditing(true)}
        >
          {t('mapping:editor')}
        </Button>
        <Button
          size="small"
          type="primary"
          ghost
          icon={<ThunderboltOutlined />}
          disabled={scope.readOnly}
          data-testid="auto-map"
          onClick={autoMap}
        >
          {t('mapping.autoMap')}
        </Button>
        <Button
          size="small"
          icon={<EyeOutlined />}
          data-testid="mapping-preview-open"
          onClick={() => setDialog({ kind: 'preview' })}
        >
          {t('mapping.open', { ns: 'expressions' })}
        </Button>
        <Button size="small" disabled={scope.readOnly} onClick={() => setDialog({ kind: 'source' })}>
          {t('mapping.sourceFields', { count: sources.length })}
        </Button>
        <Button
          size="small"
          disabled={scope.readOnly}
          data-testid="target-fields"
          onClick={() => setDialog({ kind: 'target' })}
        >
          {t('mapping.targetFields', { count: targets.length })}
        </Button>
      </div>
      {mapping.lines.length > FEW_LINES ? (
        <MappingBar
          query={view.query}
          filter={view.filter}
          counts={view.counts}
          onQuery={view.setQuery}
          onFilter={view.setFilter}
          search={search}
          onDown={() => setActiveId(view.shown[0]?.id)}
        />
      ) : null}
      {mapping.lines.length === 0 ? <p className="panel-about">{t('mapping:noTargets')}</p> : null}
      {mapping.lines.length > 0 && view.shown.length === 0 ? (
        <p className="panel-about">{t('mapping:nothingShown')}</p>
      ) : null}
      {editing ? null : (
        <MappingList
          testId="panel-lines"
          mapping={mapping}
          lines={view.shown}
          closed={view.closed}
          onToggle={view.toggle}
          activeId={activeId}
          onActive={setActiveId}
          onPair={pair}
          onSearch={() => search.current?.focus()}
        />
      )}
      <AddButton testId="add-row" label={t('mapping.addRow')} onAdd={() => setActiveId(mapping.addRow())} />
      {editing ? (
        <Suspense fallback={null}>
          <MappingEditor
            step={step}
            mapping={mapping}
            onAutoMap={autoMap}
            onPair={pair}
            onDescribe={(kind) => setDialog({ kind })}
            onClose={() => setEditing(false)}
          />
        </Suspense>
      ) : null}
      {dialog?.kind === 'autoMap' ? (
        <AutoMapDialog
          paired={dialog.paired}
          sources={dialog.sources}
          targets={dialog.targets}
          onClose={close}
          onAccept={(proposals) => {
            close();
            mapping.accept(proposals);
          }}
        />
      ) : null}
      {dialog?.kind === 'preview' ? (
        <Suspense fallback={null}>
          <MappingPreview step={step} onClose={close} />
        </Suspense>
      ) : null}
      {dialog?.kind === 'source' || dialog?.kind === 'target' ? (
        <SampleDialog
          title={t(dialog.kind === 'source' ? 'mapping.describeSource' : 'mapping.describeTarget')}
          onClose={close}
          onSchema={(schema) => {
            close();
            mapping.describe(dialog.kind === 'source' ? 'source' : 'target', schema);
          }}
        />
      ) : null}
    </>
  );
}
