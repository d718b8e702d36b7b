import {
  createSecretsManager,
  generateSecret,
} from '../../../lib/local/secrets-manager/secrets.ts';

const started = () => {
  const secrets = createSecretsManager();
  secrets.create({ arn: 'arn:secret', name: 'name', value: 'first' });
  return secrets;
};

describe('Secrets Manager on the local cloud', () => {
  it.each(['arn:secret', 'name'])('reads the current version by %s', (SecretId) => {
    expect(started().call('GetSecretValue', { SecretId })).toMatchObject({
      SecretString: 'first',
      VersionStages: ['AWSCURRENT'],
    });
  });

  it('keeps the version before a new one as AWSPREVIOUS', () => {
    const secrets = started();
    secrets.call('PutSecretValue', { SecretId: 'name', SecretString: 'second' });
    secrets.call('PutSecretValue', { SecretId: 'name', SecretString: 'third' });

    const read = (VersionStage: string) =>
      secrets.call('GetSecretValue', { SecretId: 'name', VersionStage });
    expect(read('AWSCURRENT')).toMatchObject({ SecretString: 'third' });
    expect(read('AWSPREVIOUS')).toMatchObject({ SecretString: 'second' });
  });

  it.each([
    [
      'a secret that is not there',
      'GetSecretValue',
      { SecretId: 'other' },
      'ResourceNotFoundException',
    ],
    [
      'a stage that no version has',
      'GetSecretValue',
      { SecretId: 'name', VersionStage: 'AWSPREVIOUS' },
      'ResourceNotFoundException',
    ],
    ['a request without its parameters', 'PutSecretValue', {}, 'InvalidParameterException'],
    ['an operation that is not emulated', 'RotateSecret', {}, 'UnknownOperationException'],
  ])("refuses %s with AWS's error name", (_, operation, input, name) => {
    expect(() => started().call(operation, input)).toThrow(expect.objectContaining({ name }));
  });

  it('generates letters and digits of the asked length', () => {
    expect(generateSecret(48)).toMatch(/^[A-Za-z0-9]{48}$/);
    expect(generateSecret(48)).not.toBe(generateSecret(48));
  });
});
