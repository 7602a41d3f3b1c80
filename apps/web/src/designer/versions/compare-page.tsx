/** Two sides of one flow compared, each a version or the draft. */
import { PageLoading } from '../../app/page-loading.tsx';
import { CompareHead } from './compare-head.tsx';
import { DocumentComparison } from './document-comparison.tsx';
import { SideFailure } from './side-failure.tsx';
import { useSideDocument } from './use-side-document.ts';
import type { Side, VersionNavigation } from './version-address.ts';

type Props = { from: Side; to: Side; navigation: VersionNavigation };

export function ComparePage({ from, to, navigation }: Props) {
  const before = useSideDocument(from);
  const after = useSideDocument(to);
  const failed = [before, after].find((side) => side.error !== undefined);
  const head = <CompareHead from={from} to={to} navigation={navigation} />;
  if (failed || !before.document || !after.document) {
    return (
      <>
        <aside className="versions-side">{head}</aside>
        {failed ? <SideFailure error={failed.error} retry={failed.retry} /> : <PageLoading />}
      </>
    );
  }
  return (
    <DocumentComparison key={`${from}..${to}`} before={before.document} after={after.document} head={head} />
  );
}
