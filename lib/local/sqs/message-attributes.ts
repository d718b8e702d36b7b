import * as v from 'valibot';
import { AwsError } from '../front-door/aws-error.ts';

export const attributesSchema = v.nullish(
  v.record(
    v.string(),
    v.object({
      DataType: v.nullish(v.string(), ''),
      StringValue: v.nullish(v.string(), ''),
      BinaryValue: v.nullish(v.string(), ''),
    }),
  ),
  {},
);
type Attributes = v.InferOutput<typeof attributesSchema>;
type Attribute = Attributes[string];

const most = 10;
const longest = 256;
const decimal = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;

const nameFault = (name: string): string | undefined => {
  if (name.length > longest)
    return `Message (user) attribute names must have up to ${longest} characters.`;
  if (!/^[\p{L}\p{N}_.-]+$/u.test(name))
    return 'Message (user) attributes name can only contain upper and lower score characters, digits, periods, hyphens and underscores. ';
  if (/^(aws|amazon)\.|^\.|\.$|\.\./i.test(name))
    return "You can't use message attribute names beginning with 'AWS.' or 'Amazon.'. These strings are reserved for internal use. Additionally, they cannot start or end with '.' or have periods in succession.";
  return undefined;
};

const valueFault = (name: string, { DataType, StringValue, BinaryValue }: Attribute) => {
  if (DataType === '')
    return `Message (user) attribute '${name}' must contain a non-empty attribute type.`;
  const [, type] = /^(String|Number|Binary)(?:\..+)?$/s.exec(DataType) ?? [];
  if (type === undefined || DataType.length > longest)
    return `The type of message (user) attribute '${name}' is invalid. You must use only the following supported type prefixes: Binary, Number, String.`;
  if ((type === 'Binary' ? BinaryValue : StringValue) === '')
    return `Message (user) attribute '${name}' must contain a non-empty value of type '${type}'.`;
  if (type === 'Number' && !decimal.test(StringValue))
    return `Can't cast the value of message (user) attribute '${name}' to a number.`;
  return undefined;
};

/**
 * What SQS has against a message's attributes: `InvalidParameterValue`.
 *
 * The words are AWS's for a type and an empty value; for the others no record of AWS's is at hand.
 * @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-message-metadata.html#message-attribute-components
 * @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_MessageAttributeValue.html
 * @see https://github.com/grafana/k6-jslib-aws/pull/65 - a type, as AWS answered
 */
export const attributesFault = (attributes: Attributes): AwsError | undefined => {
  const all = Object.entries(attributes);
  const [fault] =
    all.length > most
      ? [`Number of message attributes [${all.length}] exceeds the allowed maximum [${most}].`]
      : all.flatMap(([name, attribute]) => nameFault(name) ?? valueFault(name, attribute) ?? []);
  return fault === undefined ? undefined : new AwsError('InvalidParameterValue', fault);
};
