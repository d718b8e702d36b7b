import {
  type ConsumerVariables,
  readConsumerEnvironment,
} from '../../../functions/consumer/environment.ts';

const variables: ConsumerVariables = {
  DELIVERIES_TABLE: 'Deliveries',
  QUARANTINE_TABLE: 'Quarantine',
  BUS_NAME: 'bus',
  QUEUE_URL: 'http://queue',
  DEDUPLICATION_DAYS: '30',
  QUARANTINE_DAYS: '180',
  MAX_BACKOFF_SECONDS: '900',
};

it('is read with its numbers as numbers', () => {
  expect(readConsumerEnvironment({ ...variables, PATH: '/bin' })).toEqual({
    ...variables,
    DEDUPLICATION_DAYS: 30,
    QUARANTINE_DAYS: 180,
    MAX_BACKOFF_SECONDS: 900,
  });
});

it.each(Object.keys(variables))('names %s when it is missing or empty', (name) => {
  for (const value of [undefined, ''])
    expect(() => readConsumerEnvironment({ ...variables, [name]: value })).toThrow(
      `environment variables missing or malformed: ${name}`,
    );
});

it.each([
  ['DEDUPLICATION_DAYS', '2'],
  ['DEDUPLICATION_DAYS', '30 days'],
  ['QUARANTINE_DAYS', '-180'],
  ['MAX_BACKOFF_SECONDS', '0'],
  ['MAX_BACKOFF_SECONDS', '1.5'],
])('names %s when it is %s, but not the value', (name, value) => {
  expect(() => readConsumerEnvironment({ ...variables, [name]: value })).toThrow(
    new Error(`environment variables missing or malformed: ${name}`),
  );
});
