/** Says above the runs that a quota is what holds them back, or thins what they keep. Nothing while there is nothing to say. */
import { useQuery } from '@tanstack/react-query';
import { Suspense } from 'react';
import { lazyPart } from '../../app/lazy-part.ts';
import { loadTexts } from '../../i18n/load-language.ts';
import { useTRPC } from '../../server/trpc.ts';

const QuotaNotes = lazyPart(async () => {
  const [part] = await Promise.all([import('./quota-notes.tsx'), loadTexts('quotas')]);
  return { default: part.QuotaNotes };
});

const REFRESH_MS = 10_000;

export function QuotaBanner() {
  const trpc = useTRPC();
  const { data } = useQuery(trpc.tenantQuotas.get.queryOptions(undefined, { refetchInterval: REFRESH_MS }));
  if (data === undefined) return null;
  if (data.runs.held === 0 && data.logs.state !== 'near' && data.logs.state !== 'over') return null;
  return (
    <Suspense fallback={null}>
      <QuotaNotes quotas={data} />
    </Suspense>
  );
}
