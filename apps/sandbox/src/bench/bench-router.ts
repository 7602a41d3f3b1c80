import express from 'express';
import { readBody } from '../simulation/read-body.ts';

/**
 * A system without rules for benches: pages of records to read, and an address that answers at once what it is
 * sent. No journal, no faults, no sign-in: it must cost next to nothing.
 */
const RECORDS_PER_PAGE = 100;
const DEFAULT_PAGES = 100;
const MAX_CACHED_PAGES = 512;
const ECHO_LIMIT_BYTES = 16 * 1024 * 1024;

/** About 1 kB of text for each record. */
const FILLER = '标准采购件 standard part, lot traceable, packed in boxes of twelve. '.repeat(11);

export function benchRouter(): express.Router {
  const router = express.Router();
  const pages = new Map<string, Buffer>();

  router.get('/pages/:n', (req, res) => {
    const number = Number(req.params.n);
    const size = Number(req.query.size ?? RECORDS_PER_PAGE);
    const count = Number(req.query.pages ?? DEFAULT_PAGES);
    if (!isCount(number, 1, 1_000_000) || !isCount(size, 1, 10_000) || !isCount(count, 1, 1_000_000)) {
      res.status(400).json({ error: { message: 'page and pages: 1 to 1000000; size: records, 1 to 10000' } });
      return;
    }
    const key = `${number}/${size}/${count}`;
    let page = pages.get(key);
    if (!page) {
      page = buildPage(number, size, count);
      if (pages.size < MAX_CACHED_PAGES && size <= 1000) pages.set(key, page);
    }
    res.writeHead(200, { 'content-type': 'application/json;charset=utf-8', 'content-length': page.length });
    res.end(page);
  });

  router.post('/echo', async (req, res) => {
    const read = await readBody(req, ECHO_LIMIT_BYTES);
    if (!read.ok) {
      res.status(read.status).json({ error: { message: read.message } });
      return;
    }
    const body = read.text === '' ? '{}' : read.text;
    res.writeHead(200, {
      'content-type': req.headers['content-type'] ?? 'application/json',
      'content-length': Buffer.byteLength(body),
    });
    res.end(body);
  });
  return router;
}

/** `{ page, pages, total, nextPage, items }`; with 100 records about 100 kB. Equal on every call. */
function buildPage(page: number, size: number, pages: number): Buffer {
  const items =
    page > pages ? [] : Array.from({ length: size }, (_, index) => record((page - 1) * size + index + 1));
  const nextPage = page < pages ? page + 1 : null;
  return Buffer.from(JSON.stringify({ page, pages, total: pages * size, nextPage, items }));
}

function record(id: number) {
  return {
    id,
    code: `ITEM-${String(id).padStart(8, '0')}`,
    name: `物料 ${id}`,
    quantity: (id * 7) % 1000,
    price: ((id * 13) % 10_000) / 100,
    unit: id % 2 === 0 ? 'KG' : '个',
    active: id % 5 !== 0,
    updatedAt: new Date(1_660_000_000_000 + id * 1000).toISOString(),
    note: FILLER,
  };
}

function isCount(value: number, min: number, max: number): boolean {
  return Number.isInteger(value) && value >= min && value <= max;
}
