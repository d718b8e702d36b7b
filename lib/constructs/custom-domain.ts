import {
  DomainName,
  EndpointType,
  IpAddressType,
  SecurityPolicy,
} from 'aws-cdk-lib/aws-apigatewayv2';
import {
  Certificate,
  CertificateValidation,
  type ICertificate,
} from 'aws-cdk-lib/aws-certificatemanager';
import { AaaaRecord, ARecord, type IHostedZone, RecordTarget } from 'aws-cdk-lib/aws-route53';
import { ApiGatewayv2DomainProperties } from 'aws-cdk-lib/aws-route53-targets';
import { Construct } from 'constructs';

/** Either a hosted zone or a certificate is needed; both is fine. */
export interface CustomDomainProps {
  /** `hooks.example.com`, in lower case. */
  readonly domainName: string;
  /**
   * Public zone that gets the alias records, and the records that validate the certificate.
   * @default - the records are somebody else's affair
   */
  readonly hostedZone?: IHostedZone;
  /**
   * In the stack's region.
   * @default - one that ACM validates by the hosted zone
   */
  readonly certificate?: ICertificate;
}

/** A domain name of one's own before the HTTP API, for IPv4 and IPv6. */
export class CustomDomain extends Construct {
  readonly domain: DomainName;

  /** @throws Error when there is neither a hosted zone nor a certificate. */
  constructor(scope: Construct, id: string, props: CustomDomainProps) {
    super(scope, id);
    const { domainName, hostedZone } = props;
    this.domain = new DomainName(this, 'Domain', {
      domainName,
      certificate: props.certificate ?? this.validatedCertificate(props),
      endpointType: EndpointType.REGIONAL,
      securityPolicy: SecurityPolicy.TLS_1_2,
      ipAddressType: IpAddressType.DUAL_STACK,
    });
    if (!hostedZone) return;
    const { regionalDomainName, regionalHostedZoneId } = this.domain;
    const record = {
      zone: hostedZone,
      // The final dot: a name is not completed by the zone's, whatever the zone's name is.
      recordName: `${domainName}.`,
      target: RecordTarget.fromAlias(
        new ApiGatewayv2DomainProperties(regionalDomainName, regionalHostedZoneId),
      ),
    };
    new ARecord(this, 'Ipv4', record);
    new AaaaRecord(this, 'Ipv6', record);
  }

  private validatedCertificate({ domainName, hostedZone }: CustomDomainProps): Certificate {
    if (!hostedZone) throw new Error('a custom domain needs a hosted zone or a certificate');
    return new Certificate(this, 'Certificate', {
      domainName,
      validation: CertificateValidation.fromDns(hostedZone),
    });
  }
}
