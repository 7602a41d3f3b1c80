import { readdir, readFile } from 'node:fs/promises';

/**
 * Memory of a process and of those it has started, megabytes, from Linux' `/proc`. Proportional: what several processes share,
 * as PostgreSQL's do, is counted once.
 */
export async function memoryOfTree(pid: number): Promise<{ own: number; others: number }> {
  const parents = new Map<number, number>();
  for (const name of await readdir('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    const status = await readFile(`/proc/${name}/status`, 'utf8').catch(() => '');
    parents.set(Number(name), Number(/^PPid:\s+(\d+)/m.exec(status)?.[1] ?? 0));
  }
  const isBelow = (each: number): boolean => {
    const parent = parents.get(each);
    return parent !== undefined && (parent === pid || isBelow(parent));
  };
  const below = [...parents.keys()].filter(isBelow);
  const sizes = await Promise.all(below.map(proportionalMb));
  return { own: await proportionalMb(pid), others: sizes.reduce((sum, size) => sum + size, 0) };
}

async function proportionalMb(pid: number): Promise<number> {
  const rollup = await readFile(`/proc/${pid}/smaps_rollup`, 'utf8').catch(() => '');
  return Number(/^Pss:\s+(\d+)/m.exec(rollup)?.[1] ?? 0) / 1024;
}
