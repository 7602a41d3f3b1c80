/** Servers the measured flows call: an API that answers at once, pages of records, and a sink. Run as its own process. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

const text = 'x'.repeat(900);
const page = JSON.stringify({
  records: Array.from({ length: 100 }, (_, index) => ({ id: index, name: `Record ${index}`, text })),
});

const server = createServer((request, response) => {
  request.resume();
  request.on('end', () => {
    response.setHeader('content-type', 'application/json');
    response.end(request.url?.startsWith('/page/') ? page : '{"rate":7.1}');
  });
});
server.keepAliveTimeout = 60_000;
server.listen(0, '127.0.0.1', () => {
  process.stdout.write(`http://127.0.0.1:${(server.address() as AddressInfo).port}\n`);
});
