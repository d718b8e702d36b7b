import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import dynalite from 'dynalite';
import { foreignRefusal, isForeign } from '../front-door/foreign-request.ts';

/** Starts the DynamoDB emulator in memory on a free port of 127.0.0.1. */
export const startDynalite = async (): Promise<{ port: number; stop: () => Promise<void> }> => {
  const emulator = dynalite({ createTableMs: 0, deleteTableMs: 0, updateTableMs: 0 });
  // By itself it lets every web page read its answers (CORS).
  const server = createServer((request, response) => {
    if (isForeign(request.headers)) response.writeHead(403).end(foreignRefusal);
    else emulator.emit('request', request, response);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    port,
    stop: async () => {
      server.closeAllConnections();
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
      });
    },
  };
};
