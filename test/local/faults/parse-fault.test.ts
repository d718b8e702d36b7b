import { parseFault } from '../../../lib/local/faults/parse-fault.ts';

describe('a fault', () => {
  it.each([
    ['sqs.SendMessage=503:0.1', 'sqs', 'SendMessage', { kind: 'status', status: 503 }, 0.1],
    ['dynamodb.*=throttle:0.2', 'dynamodb', undefined, { kind: 'throttle' }, 0.2],
    ['events.PutEvents=lost-answer', 'events', 'PutEvents', { kind: 'lostAnswer' }, 1],
    ['dynamodb.*=latency-200ms:0.5', 'dynamodb', undefined, { kind: 'latency', ms: 200 }, 0.5],
    ['sqs.*=latency-900000ms', 'sqs', undefined, { kind: 'latency', ms: 900_000 }, 1],
    ['secretsmanager.*=hang', 'secretsmanager', undefined, { kind: 'hang' }, 1],
    ['sqs.*=reset:1', 'sqs', undefined, { kind: 'reset' }, 1],
    ['sqs.*=InvalidAddress', 'sqs', undefined, { kind: 'error', name: 'InvalidAddress' }, 1],
    ['lambda.consumer=throttle', 'lambda', 'consumer', { kind: 'throttle' }, 1],
    ['lambda.consumer=kill:0.01', 'lambda', 'consumer', { kind: 'kill' }, 0.01],
  ])('is read: %s', (text, service, target, effect, probability) => {
    expect(parseFault(text)).toEqual({ text, service, target, effect, probability });
  });

  it.each([
    ['', 'is not of the form service.Operation=effect:probability'],
    ['sqs=503', 'is not of the form'],
    ['sqs.SendMessage', 'is not of the form'],
    ['s3.PutObject=503', 'names the service "s3": expected sqs, dynamodb'],
    [
      'sqs.sendMessage=503',
      'names the operation "sendMessage": expected one as AWS spells it, or *',
    ],
    ['sqs.Send*=503', 'names the operation "Send*"'],
    ['sqs.*=404', 'has the effect "404": expected 429, 500'],
    ['sqs.*=slow', 'has the effect "slow"'],
    ['sqs.*=latency-fast', 'has the effect "latency-fast"'],
    ['sqs.*=latency-99999999999ms', 'has the effect "latency-99999999999ms"'],
    ['sqs.*=', 'has the effect ""'],
    ['sqs.*=503:0', 'has the probability "0": expected above 0 and up to 1'],
    ['sqs.*=503:1.5', 'has the probability "1.5"'],
    ['sqs.*=503:', 'has the probability ""'],
    ['sqs.*=503:10%', 'has the probability "10%"'],
    ['sqs.*=kill', 'kills an environment: expected lambda.<function>=kill'],
  ])('is refused with what is wrong: %j', (text, message) => {
    expect(() => parseFault(text)).toThrow(`the fault "${text}" ${message}`);
  });
});
