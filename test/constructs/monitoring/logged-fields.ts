import { parseLines } from '../../functions/ingress/captured-output.ts';
import {
  everyPathOfTheConsumer,
  everyPathOfTheIngress,
} from '../../functions/runtime/every-path.ts';

/** Fields that CloudWatch Logs adds. */
const always = ['@timestamp'];

/** As Logs Insights names them: those of objects behind a dot. */
const namesIn = (value: object, path = ''): string[] =>
  Object.entries(value).flatMap(([key, member]) => {
    const name = `${path}${key}`;
    const isObject = typeof member === 'object' && member !== null && !Array.isArray(member);
    return isObject ? [name, ...namesIn(member, `${name}.`)] : [name];
  });

const fieldsOf = (output: string): string[] => [
  ...always,
  ...parseLines(output)
    .filter((line) => !('_aws' in line))
    .flatMap((line) => namesIn(line)),
];

/** What the functions write, learnt from what their handlers wrote on all their paths. */
export const loggedFields = async (): Promise<
  Readonly<Record<'ingress' | 'consumer', readonly string[]>>
> => ({
  ingress: fieldsOf(await everyPathOfTheIngress()),
  consumer: fieldsOf(await everyPathOfTheConsumer()),
});
