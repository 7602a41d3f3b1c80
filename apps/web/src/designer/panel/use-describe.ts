import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { useWords } from '../catalog/use-words.ts';
import type { DescribeExpression } from '../fields/template/template-dom.ts';
import { useDesigner, useDesignerState } from '../store/designer-context.ts';
import { describeReference } from './describe-reference.ts';

/** How expressions of the open flow are called on chips, for places outside of a form. */
export function useDescribe(): DescribeExpression {
  const { t } = useTranslation('panel');
  const { connectors } = useDesigner();
  const words = useWords(connectors);
  const document = useDesignerState((state) => state.document);
  return useCallback(
    (source) => describeReference(source, { document, words, rootName: (root) => t(`picker.${root}`) }),
    [document, words, t],
  );
}
