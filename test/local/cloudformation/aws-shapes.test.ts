import { httpStepsIn, playHttpStep } from '../http-shapes.ts';
import { type SmallCloud, startSmallCloud } from '../small-cloud.ts';

describe("CloudFormation's answers over HTTP", () => {
  let small: SmallCloud;

  beforeAll(async () => {
    small = await startSmallCloud();
  });
  afterAll(() => small.stop());

  it.each(['cloudformation/responses', 'cloudformation/errors'].flatMap(httpStepsIn))(
    '$does answers as in $source',
    (step) => playHttpStep(small.cloud.endpoint, step),
  );
});
