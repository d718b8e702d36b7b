import { App, Stack } from 'aws-cdk-lib';
import { defineConfig, type EnreachConfig } from '../../lib/config.ts';
import { CustomDomain } from '../../lib/constructs/custom-domain.ts';
import { type Synthesized, synthesized } from './synthesized.ts';

const certificate =
  'arn:aws:acm:eu-north-1:111122223333:certificate/0a1b2c3d-0000-4000-8000-000000000000';
const hostedZone = { id: 'Z0123456789', name: 'example.com' };
const domainName = 'hooks.example.com';

const withDomain = (customDomain: NonNullable<EnreachConfig['customDomain']>) =>
  synthesized({
    configuration: defineConfig({
      customDomain,
      endpoints: [
        { name: 'default', path: '/a' },
        { name: 'b', path: '/b' },
      ],
    }),
  });

const records = ({ ofType }: Synthesized) =>
  ofType('AWS::Route53::RecordSet').map(({ properties }) => properties);

describe('a custom domain', () => {
  let stack: Synthesized;
  beforeAll(() => {
    stack = withDomain({ domainName, hostedZone });
  });

  it('is one of TLS 1.2, for IPv4 and IPv6, that leads to the stage', () => {
    expect(stack.the('FrontDoorCustomDomain').properties).toEqual({
      DomainName: domainName,
      DomainNameConfigurations: [
        {
          CertificateArn: 'ref:FrontDoorCustomDomainCertificate',
          EndpointType: 'REGIONAL',
          IpAddressType: 'dualstack',
          SecurityPolicy: 'TLS_1_2',
        },
      ],
    });
    const mapping = stack.the('FrontDoorCustomDomainMapping');
    expect(mapping.properties).toEqual({
      ApiId: 'ref:FrontDoorApi',
      DomainName: 'ref:FrontDoorCustomDomain',
      Stage: '$default',
    });
    expect(mapping.dependsOn).toContain('FrontDoorStage');
  });

  it("is the one way in: the API's own host is off, and the outputs name the domain", () => {
    expect(stack.the('FrontDoorApi').properties.DisableExecuteApiEndpoint).toBe(true);
    expect(stack.outputs).toMatchObject({
      WebhookUrl: 'https://ref:FrontDoorCustomDomain/a',
      WebhookUrlb: 'https://ref:FrontDoorCustomDomain/b',
      CustomDomainTarget: 'target:FrontDoorCustomDomain',
    });
  });

  it('has alias records and a certificate that DNS validates, in the hosted zone', () => {
    expect(records(stack)).toEqual(
      ['A', 'AAAA'].map((Type) => ({
        HostedZoneId: hostedZone.id,
        Name: `${domainName}.`,
        Type,
        AliasTarget: {
          DNSName: 'target:FrontDoorCustomDomain',
          HostedZoneId: 'zone:FrontDoorCustomDomain',
        },
      })),
    );
    expect(stack.the('FrontDoorCustomDomainCertificate').properties).toMatchObject({
      DomainName: domainName,
      ValidationMethod: 'DNS',
      DomainValidationOptions: [{ DomainName: domainName, HostedZoneId: hostedZone.id }],
    });
  });

  it.each([
    ['with a hosted zone', { domainName, hostedZone, certificate }, 2],
    ['without one: the records are made elsewhere', { domainName, certificate }, 0],
    ['at the top of the zone', { domainName: 'example.com', hostedZone, certificate }, 2],
  ])('takes an existing certificate, %s', (_, customDomain, count) => {
    const made = withDomain(customDomain);
    expect(made.the('FrontDoorCustomDomain').properties).toMatchObject({
      DomainName: customDomain.domainName,
      DomainNameConfigurations: [{ CertificateArn: certificate }],
    });
    expect(made.ofType('AWS::CertificateManager::Certificate')).toEqual([]);
    expect(records(made)).toHaveLength(count);
  });

  it('is refused without a hosted zone and a certificate', () => {
    const stack = new Stack(new App());
    expect(() => new CustomDomain(stack, 'Domain', { domainName })).toThrow(
      'a custom domain needs a hosted zone or a certificate',
    );
  });
});

describe('without a custom domain', () => {
  it("the API's own host is on", () => {
    const stack = synthesized();
    expect(stack.the('FrontDoorApi').properties).not.toHaveProperty('DisableExecuteApiEndpoint');
    expect(stack.ofType('AWS::ApiGatewayV2::DomainName')).toEqual([]);
    expect(stack.outputs).not.toHaveProperty('CustomDomainTarget');
  });
});
