import { parseEvent } from 'enreach-webhooks/events';
import { queueEvent, sampleBusEvent } from 'enreach-webhooks/testing';
import { handler } from './handler.ts';
import { lambdaContext } from './lambda-context.ts';

const arrived = sampleBusEvent('QueueCallInArrived', { QueueName: 'Sales' });
await handler(arrived, lambdaContext());
console.log(JSON.stringify(await handler(queueEvent(arrived), lambdaContext())));
console.log(parseEvent({ EventType: 'QueueStatus' }).kind);
