import type { Answer } from './answer.ts';
import type { AwsError } from './aws-error.ts';

/** Statuses that the REST services have and the JSON ones do not. @see https://docs.aws.amazon.com/lambda/latest/api/CommonErrors.html */
const statuses: Readonly<Record<string, number>> = {
  AccessDeniedException: 403,
  UnknownOperationException: 404,
};

/** An error of a service that is told by its path: its name travels in a header. @see https://smithy.io/2.0/aws/protocols/aws-restjson1-protocol.html#operation-error-serialization */
export const restErrorAnswer = ({ name, message, status }: AwsError): Answer => {
  const actual = statuses[name] ?? status;
  const body = Buffer.from(
    JSON.stringify(
      name === 'AccessDeniedException'
        ? { Message: message }
        : { Type: actual < 500 ? 'User' : 'Service', Message: message },
    ),
  );
  return {
    status: actual,
    headers: {
      'content-type': 'application/json',
      'content-length': body.length,
      'x-amzn-errortype': name,
    },
    body,
  };
};
