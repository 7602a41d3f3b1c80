/** The mapping table (数据转换): one row per target field, its source, its rules; proposals by name to be accepted. */
import { EyeOutlined, PlusOutlined, ThunderboltOutlined } from '@ant-design/icons';
import { generateId, type MappingRow, type StepOf, schemaOfTemplate } from '@flowbridge/flow';
import { Button } from 'antd';
import { Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { lazyPart } from '../../../app/lazy-part.ts';
import { useCatalog } from '../../catalog/connector-catalog.ts';
import { TemplateField } from '../../panel/template-field.tsx';
import { useChangeConfig } from '../../panel/use-change.ts';
import { useDesignerState } from '../../store/designer-context.ts';
import { useFieldScope } from '../picker/field-scope.ts';
import { AutoMapDialog } from './auto-map-dialog.tsx';
import { MappingRowCard } from './mapping-row-card.tsx';
import { SampleDialog } from './sample-dialog.tsx';
import { schemaPaths } from './schema-paths.ts';

const MappingPreview = lazyPart(() => import('./mapping-preview.tsx'));

export function MapFieldsForm({ step }: { step: StepOf<'mapFields'> }) {
  const { t } = useTranslation(['panel', 'expressions']);
  const scope = useFieldScope();
  const change = useChangeConfig(step);
  const [dialog, setDialog] = useState<'autoMap' | 'source' | 'target' | 'preview'>();
  const { source, rows, sourceSchema, targetSchema } = step.config;
  const catalog = useCatalog();
  const document = useDesignerState((state) => state.document);
  const sources = schemaPaths(sourceSchema ?? schemaOfTemplate(document, source, catalog));
  const replace = (index: number, row: MappingRow) =>
    change({ rows: rows.map((each, at) => (at === index ? row : each)) });
  const add = (row: Omit<MappingRow, 'id'>) => ({ id: generateId(), ...row });
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
        <Button size="small" disabled={scope.readOnly} onClick={() => setDialog('source')}>
          {t('mapping.sourceFields', { count: sources.length })}
        </Button>
        <Button
          size="small"
          disabled={scope.readOnly}
          data-testid="target-fields"
          onClick={() => setDialog('target')}
        >
          {t('mapping.targetFields', { count: schemaPaths(targetSchema).length })}
        </Button>
        <Button
          size="small"
          type="primary"
          ghost
          icon={<ThunderboltOutlined />}
          disabled={scope.readOnly}
          data-testid="auto-map"
          onClick={() => setDialog('autoMap')}
        >
          {t('mapping.autoMap')}
        </Button>
        <Button
          size="small"
          icon={<EyeOutlined />}
          data-testid="mapping-preview-open"
          onClick={() => setDialog('preview')}
        >
          {t('mapping.open', { ns: 'expressions' })}
        </Button>
      </div>
      {rows.map((row, index) => (
        <MappingRowCard
          key={row.id}
          path={`rows.${index}`}
          row={row}
          sources={sources}
          onChange={(next) => replace(index, next)}
          onRemove={() => change({ rows: rows.filter((each) => each.id !== row.id) })}
        />
      ))}
      <Button
        type="dashed"
        size="small"
        icon={<PlusOutlined />}
        disabled={scope.readOnly}
        data-testid="add-row"
        onClick={() =>
          change({
            rows: [
              ...rows,
              add({ target: `field${rows.length + 1}`, type: 'any', source: { kind: 'path', path: '' } }),
            ],
          })
        }
      >
        {t('mapping.addRow')}
      </Button>
      {dialog === 'autoMap' ? (
        <AutoMapDialog
          sources={sources}
          targets={schemaPaths(targetSchema).filter(
            (place) => !rows.some((row) => row.target === place.path),
          )}
          onClose={() => setDialog(undefined)}
          onAccept={(proposals) => {
            setDialog(undefined);
            const accepted = proposals.map((proposal) =>
              add({
                target: proposal.target.path,
                type: proposal.target.type,
                ...(proposal.target.required ? { required: true } : {}),
                source: { kind: 'path', path: proposal.source.path },
              }),
            );
            change({ rows: [...rows, ...accepted] });
          }}
        />
      ) : null}
      {dialog === 'preview' ? (
        <Suspense fallback={null}>
          <MappingPreview step={step} onClose={() => setDialog(undefined)} />
        </Suspense>
      ) : null}
      {dialog === 'source' || dialog === 'target' ? (
        <SampleDialog
          title={t(dialog === 'source' ? 'mapping.describeSource' : 'mapping.describeTarget')}
          onClose={() => setDialog(undefined)}
          onSchema={(schema) => {
            setDialog(undefined);
            change(dialog === 'source' ? { sourceSchema: schema } : { targetSchema: schema });
          }}
        />
      ) : null}
    </>
  );
}
