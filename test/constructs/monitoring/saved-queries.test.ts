import * as v from 'valibot';
import { type Synthesized, type SynthesizedResource, synthesized } from '../synthesized.ts';
import { loggedFields } from './logged-fields.ts';

const querySchema = v.object({
  Name: v.string(),
  QueryString: v.string(),
  LogGroupNames: v.array(v.string()),
});
const stageSchema = v.object({
  AccessLogSettings: v.object({
    Format: v.pipe(v.string(), v.parseJson(), v.record(v.string(), v.string())),
  }),
});

const words = new Set(
  'fields filter stats sort limit by as asc desc and or count max latest ispresent'.split(' '),
);

/** The fields that a query reads: its words without the language's own, texts, numbers and what it names itself. */
const fieldsIn = (query: string): string[] => {
  const code = query.replace(/'[^']*'/g, '');
  const named = [...code.matchAll(/\bas (\w+)/g)].map(([, name]) => name);
  return [...code.matchAll(/@?[A-Za-z]\w*/g)]
    .map(([word]) => word)
    .filter((word) => !words.has(word) && !named.includes(word));
};

const fieldsByLog = (stack: Synthesized): Readonly<Record<string, readonly string[]>> => {
  const { ingress, consumer } = loggedFields();
  const { Format } = v.parse(stageSchema, stack.the('FrontDoorStage').properties).AccessLogSettings;
  return {
    'ref:IngressFunctionLogs': ingress,
    'ref:ConsumerFunctionLogs': consumer,
    'ref:FrontDoorAccessLog': ['@timestamp', ...Object.keys(Format)],
  };
};

const unknownFields = (query: SynthesizedResource, logs: ReturnType<typeof fieldsByLog>) => {
  const { QueryString, LogGroupNames } = v.parse(querySchema, query.properties);
  const logged = LogGroupNames.flatMap((group) => logs[group] ?? []);
  return fieldsIn(QueryString).filter((field) => !logged.includes(field));
};

describe('the saved queries', () => {
  let stack: Synthesized;
  let queries: readonly SynthesizedResource[];
  beforeAll(() => {
    stack = synthesized();
    queries = stack.ofType('AWS::Logs::QueryDefinition');
  });

  it('are in a folder of the stack, one for each question', () => {
    const names = queries.map(({ properties }) => v.parse(querySchema, properties).Name);
    expect(names).toHaveLength(new Set(names).size);
    expect(names).toEqual(names.map(() => expect.stringMatching(/^EnreachWebhooks\/[A-Z]/)));
    expect(names).toEqual(
      expect.arrayContaining(
        ['One event by Id', 'Outcomes by event type', 'Slowest events', 'Refused requests'].map(
          (name) => `EnreachWebhooks/${name}`,
        ),
      ),
    );
  });

  it('read only what the logs that they search hold', () => {
    const logs = fieldsByLog(stack);
    for (const query of queries)
      expect([query.name, unknownFields(query, logs)]).toEqual([query.name, []]);
  });

  it('would be found out with a field that nobody logs', () => {
    const [first] = queries;
    const properties = {
      ...first?.properties,
      QueryString: "filter Id = 'x' | stats count(*) by id",
    };
    const faulty = { ...stack.the('FrontDoorStage'), ...first, properties };
    expect(unknownFields(faulty, fieldsByLog(stack))).toEqual(['Id']);
  });
});
