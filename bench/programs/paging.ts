/** Read 100 pages of 100 kB, map 10,000 records, write them in batches of 100: about 10 MB through the flow. */
import { w4 } from '../flows/documents.ts';
import { medianRun } from '../measure/median.ts';
import type { Row } from '../measure/table.ts';
import { startFastApi } from '../stack/start-fast-api.ts';
import { startStack } from '../stack/start-stack.ts';

const PAGES = 100;

/** The same pages read and written by a bare loop of `fetch`, without flow, mapping or log. */
async function bareSeconds(api: string): Promise<number> {
  const began = performance.now();
  for (let page = 0; page < PAGES; page++) {
    const records = await (await fetch(`${api}/page/${page}`)).json();
    await (await fetch(`${api}/sink`, { method: 'POST', body: JSON.stringify(records) })).text();
  }
  return (performance.now() - began) / 1000;
}

export async function paging(): Promise<Row[]> {
  using api = await startFastApi();
  await using stack = await startStack();
  const url = await stack.deploy('Bench W4', w4({ page: `${api.url}/page`, sink: `${api.url}/sink` }));
  const megabytes = ((await (await fetch(`${api.url}/page/1`)).text()).length * PAGES) / 1e6;
  const send = async () => {
    const began = performance.now();
    const answer = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ pages: PAGES }),
    });
    const text = await answer.text();
    if (answer.status !== 200) throw new Error(`HTTP ${answer.status}: ${text.slice(0, 500)}`);
    return (performance.now() - began) / 1000;
  };
  await send();
  const seconds = await medianRun(3, send, (each) => each);
  const bare = await medianRun(
    3,
    () => bareSeconds(api.url),
    (each) => each,
  );
  return [
    {
      work: `W4 ${PAGES} pages × 100 kB → map 10,000 → batches of 100`,
      figure: `${(megabytes / seconds).toFixed(1)} MB/s (${seconds.toFixed(2)} s, process at ${(await stack.memoryMb()).toFixed(0)} MB)`,
      compared: `${(bare / seconds).toFixed(2)} of a bare fetch loop`,
      goal: '≥ 60 MB/s',
    },
  ];
}
