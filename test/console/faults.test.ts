import { ListQueuesCommand } from '@aws-sdk/client-sqs';
import { consoleCredentials } from '../../lib/local/credentials.ts';
import { createFaults } from '../../lib/local/faults/faults.ts';
import { createFrontDoor, type FrontDoor } from '../../lib/local/front-door/front-door.ts';
import { type Access, createClients, destroyClients } from '../../lib/operate/clients.ts';

describe('a fault that a user sets', () => {
  let frontDoor: FrontDoor;
  let localEndpoint: string;

  beforeAll(async () => {
    const faults = createFaults({
      seed: 1,
      targets: () => ({ apis: { sqs: { operations: ['ListQueues'] } }, functions: [] }),
      onFault: () => {},
    });
    faults.set(['sqs.*=AccessDenied']);
    frontDoor = createFrontDoor({
      services: { AmazonSQS: () => ({ QueueUrls: ['a queue'] }) },
      upstreams: {},
      intercept: faults.intercept,
    });
    localEndpoint = await frontDoor.listen();
  });
  afterAll(() => frontDoor.close());

  const queuesAs = async (access: Access): Promise<readonly string[] | undefined> => {
    const clients = createClients({ localEndpoint, ...access });
    try {
      return (await clients.sqs.send(new ListQueuesCommand({}))).QueueUrls;
    } finally {
      destroyClients(clients);
    }
  };

  it('hits a person, and not the console, whose panes would fail where nothing of the pipeline did', async () => {
    await expect(queuesAs({})).rejects.toThrow();
    expect(await queuesAs({ localCredentials: consoleCredentials })).toEqual(['a queue']);
  });
});
