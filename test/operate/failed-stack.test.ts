import { createServer } from 'node:http';
import * as v from 'valibot';
import { runCommand } from './run-command.ts';

const addressSchema = v.object({ port: v.number() });

/** As CloudFormation describes a stack that never worked: it has no outputs. */
const rolledBack = `<DescribeStacksResponse xmlns="http://cloudformation.amazonaws.com/doc/2010-05-15/"><DescribeStacksResult><Stacks><member>
<StackName>Sales</StackName><StackStatus>ROLLBACK_COMPLETE</StackStatus><CreationTime>2026-01-15T08:00:00Z</CreationTime>
</member></Stacks></DescribeStacksResult></DescribeStacksResponse>`;

describe('a stack whose deployment failed', () => {
  it('is told by its status, and what to do', async () => {
    const server = createServer((_, response) => {
      response.setHeader('Content-Type', 'text/xml').end(rolledBack);
    });
    const { promise: listening, resolve } = Promise.withResolvers<void>();
    server.listen(0, '127.0.0.1', resolve);
    await listening;
    try {
      const { port } = v.parse(addressSchema, server.address());
      const where = ['--stack', 'Sales', '--endpoint-url', `http://127.0.0.1:${port}`];
      const { output, exitCode } = await runCommand('doctor', ...where);
      expect(output).toMatch(
        /^error: the stack Sales is ROLLBACK_COMPLETE and has no output \w+: .* npx cdk destroy/,
      );
      expect(exitCode).toBe(1);
    } finally {
      server.closeAllConnections();
      server.close();
    }
  });
});
