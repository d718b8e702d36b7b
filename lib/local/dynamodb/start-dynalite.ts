import type { AddressInfo } from 'node:net';
import dynalite from 'dynalite';

/** Starts the DynamoDB emulator in memory on a free port of 127.0.0.1. */
export const startDynalite = async (): Promise<{ port: number; stop: () => Promise<void> }> => {
  const server = dynalite({ createTableMs: 0, deleteTableMs: 0, updateTableMs: 0 });
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
