import * as v from 'valibot';
import { certificateText } from './arn.ts';

const text = v.string('must be a string');
const host = v.pipe(
  text,
  v.maxLength(253, 'must be up to 253 characters'),
  v.regex(
    /^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+([a-z]{2,63}|xn--[a-z0-9-]{0,58}[a-z0-9])$/,
    'must be a host name in lower case',
  ),
);

const hostedZone = v.strictObject(
  {
    id: v.pipe(
      v.pipe(text, v.regex(/^Z[A-Z0-9]{1,31}$/, 'must be the id of a hosted zone, Z…')),
      v.description('Id of the zone, `Z…`.'),
    ),
    name: v.pipe(host, v.description('Name of the zone, such as `example.com`.')),
  },
  'must be an object',
);

export const customDomain = v.pipe(
  v.strictObject(
    {
      domainName: v.pipe(host, v.description('Host name of the webhook URLs.')),
      hostedZone: v.pipe(
        v.optional(hostedZone),
        v.description(
          'Public Route 53 zone of this account that gets the alias records (A and AAAA). Default: none; point the name at the output `CustomDomainTarget` yourself, and give a `certificate`.',
        ),
      ),
      certificate: v.pipe(
        v.optional(certificateText),
        v.description(
          "ARN of an ACM certificate in the stack's region. Default: one is made, validated by the `hostedZone`.",
        ),
      ),
    },
    'must be an object',
  ),
  v.check(
    (domain) => domain.hostedZone !== undefined || domain.certificate !== undefined,
    'must have a hostedZone or a certificate',
  ),
  v.check(
    ({ domainName, hostedZone: zone }) =>
      zone === undefined || domainName === zone.name || domainName.endsWith(`.${zone.name}`),
    'must have a domainName in its hostedZone',
  ),
  v.readonly(),
);
