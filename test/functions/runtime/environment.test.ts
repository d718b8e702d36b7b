import { readFunctionEnvironment } from '../../../functions/runtime/environment.ts';

const variables = { STACK_NAME: 'Sales', POWERTOOLS_SERVICE_NAME: 'ingress' };

it('is read from what the construct writes, whatever else there is', () => {
  expect(readFunctionEnvironment({ ...variables, OTHER: 'x' })).toEqual(variables);
});

it.each(['STACK_NAME', 'POWERTOOLS_SERVICE_NAME'])('names %s where it is missing', (name) => {
  expect(() => readFunctionEnvironment({ ...variables, [name]: undefined })).toThrow(name);
  expect(() => readFunctionEnvironment({ ...variables, [name]: '' })).toThrow(name);
});
