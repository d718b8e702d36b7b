import { setTimeout } from 'node:timers/promises';
import { eventually } from '../../end-to-end/pipeline.ts';
import { sharedAssembly } from '../../shared-assembly/shared-assembly.ts';
import { type Grant, grantsOf, readTemplate, withoutGrant } from './changed-assembly.ts';
import { StartRefused, withCloud } from './observed-cloud.ts';
import { type Path, type PathName, paths } from './paths.ts';

/** Every action of every function's role, on what, and what cannot be done without it. */
const needed: [functionName: string, action: string, resource: string, path: PathName][] = [
  ['Ingress', 'logs:CreateLogStream', 'IngressFunctionLogs', 'logging of the ingress'],
  ['Ingress', 'logs:PutLogEvents', 'IngressFunctionLogs', 'logging of the ingress'],
  ['Ingress', 'secretsmanager:GetSecretValue', 'Secretsdefault', 'accepting a delivery'],
  ['Ingress', 'sqs:SendMessage', 'DeliveryQueue', 'accepting a delivery'],
  ['Consumer', 'logs:CreateLogStream', 'ConsumerFunctionLogs', 'logging of the consumer'],
  ['Consumer', 'logs:PutLogEvents', 'ConsumerFunctionLogs', 'logging of the consumer'],
  ['Consumer', 'sqs:ReceiveMessage', 'DeliveryQueue', 'starting the cloud'],
  ['Consumer', 'sqs:DeleteMessage', 'DeliveryQueue', 'starting the cloud'],
  ['Consumer', 'sqs:GetQueueAttributes', 'DeliveryQueue', 'starting the cloud'],
  ['Consumer', 'sqs:ChangeMessageVisibility', 'DeliveryQueue', 'backing off'],
  ['Consumer', 'dynamodb:UpdateItem', 'TablesDeliveries', 'publishing an event'],
  ['Consumer', 'dynamodb:GetItem', 'TablesDeliveries', 'telling a duplicate'],
  ['Consumer', 'dynamodb:BatchWriteItem', 'TablesDeliveries', 'publishing an event'],
  ['Consumer', 'dynamodb:DeleteItem', 'TablesDeliveries', 'giving up a claim'],
  ['Consumer', 'dynamodb:PutItem', 'TablesQuarantine', 'quarantining a delivery'],
  ['Consumer', 'events:PutEvents', 'WebhookBus', 'publishing an event'],
];

/** Lambda sends traces in the function's name; here none are kept. They know no resource but all. */
const ofTracing = ['xray:PutTraceSegments', 'xray:PutTelemetryRecords'];

const isMeant =
  (functionName: string, action: string, resource: string) =>
  (grant: Grant): boolean =>
    grant.policy.includes(`${functionName}Function`) &&
    grant.action === action &&
    grant.resource.includes(resource);

const template = async () => readTemplate(await sharedAssembly());

describe('the permissions of the functions', () => {
  it.concurrent.each([...new Set(needed.map(([, , , path]) => path))])(
    'suffice for %s',
    async (name) => {
      const { faults, walk }: Path = paths[name];
      await withCloud({ faults }, async (observed) => {
        const isReached = await walk(observed);
        await eventually(isReached);
        expect(observed.denials).toEqual([]);
      });
    },
  );

  it.concurrent.each(needed)(
    'of %s: without %s on %s there is no %s',
    async (functionName, action, resource, name) => {
      const { faults, walk }: Path = paths[name];
      const before = await template();
      const grant = grantsOf(before).find(isMeant(functionName, action, resource));
      if (!grant) throw new Error('the template does not grant it');

      const denials = await withCloud(
        { faults, change: (whole) => withoutGrant(whole, grant) },
        async (observed) => {
          const isReached = await walk(observed);
          await eventually(() => observed.denials.length > 0);
          await setTimeout(300);
          expect(await isReached()).toBe(false);
          return observed.denials;
        },
      ).catch((error: unknown) => {
        if (!(error instanceof StartRefused) || name !== 'starting the cloud') throw error;
        return error.denials;
      });

      expect(denials.length).toBeGreaterThan(0);
      for (const denial of denials)
        expect(denial).toMatchObject({
          principal: expect.stringMatching(
            new RegExp(`^arn:aws:sts::\\d+:assumed-role/.*${functionName}Function`),
          ),
          action,
          resource: expect.stringContaining(grant.resource),
        });
    },
  );

  it('are these and no others', async () => {
    const grants = grantsOf(await template()).filter(
      ({ action, resource }) => !(ofTracing.includes(action) && resource === '*'),
    );
    const unexplained = grants.filter(
      (grant) => !needed.some(([of, action, resource]) => isMeant(of, action, resource)(grant)),
    );
    expect(unexplained).toEqual([]);
    expect(grants).toHaveLength(needed.length);
  });
});
