import { readFileSync } from 'node:fs';
import { join } from 'node:path';
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
  return [...code.matchAll(/@?[A-Za-z][\w.]*/g)]
    .map(([word]) => word)
    .filter((word) => !words.has(word) && !named.includes(word));
};

type FieldsByLog = Readonly<Record<string, readonly string[]>>;

const fieldsByLog = async (stack: Synthesized): Promise<FieldsByLog> => {
  const { ingress, consumer } = await loggedFields();
  const { Format } = v.parse(stageSchema, stack.the('FrontDoorStage').properties).AccessLogSettings;
  return {
    'ref:IngressFunctionLogs': ingress,
    'ref:ConsumerFunctionLogs': consumer,
    'ref:FrontDoorAccessLog': ['@timestamp', ...Object.keys(Format)],
  };
};

const unknownFields = (query: SynthesizedResource, logs: FieldsByLog) => {
  const { QueryString, LogGroupNames } = v.parse(querySchema, query.properties);
  const logged = LogGroupNames.flatMap((group) => logs[group] ?? []);
  return fieldsIn(QueryString).filter((field) => !logged.includes(field));
};

describe('the saved queries', () => {
  let stack: Synthesized;
  let queries: readonly SynthesizedResource[];
  let logs: FieldsByLog;
  beforeAll(async () => {
    stack = synthesized();
    queries = stack.ofType('AWS::Logs::QueryDefinition');
    logs = await fieldsByLog(stack);
  });

  const named = (name: string) => {
    const all = queries.map(({ properties }) => v.parse(querySchema, properties));
    return all.find(({ Name }) => Name === `EnreachWebhooks/${name}`);
  };

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
    expect(unknownFields(faulty, logs)).toEqual(['Id']);
  });

  // What the runbook sends people to them for.
  it.each([
    ['One event by Id', 'outcome deliveryId reason cause step error claim takeover marked'],
    ['One delivery', 'service outcome status id reason cause step error takeover marked'],
    ['What keeps failing', 'deliveryId cause step error'],
    ['Refused requests', 'outcome reason fault.name sourceIp eventHeader'],
    ['Refused, by address', 'status sourceIp path'],
    ['Refused by API Gateway', 'status sourceIp error'],
    ['Outcomes by event type', 'eventType schema outcome'],
  ])('%s shows %s', (name, fields) => {
    expect(fieldsIn(named(name)?.QueryString ?? '')).toEqual(
      expect.arrayContaining(fields.split(' ')),
    );
  });

  it('are there where the runbook names them', () => {
    const runbook = readFileSync(join(import.meta.dirname, '../../../docs/runbook.md'), 'utf8');
    const sentTo = [...runbook.matchAll(/(?<!\*)\*([A-Z][^*\n]+)\*(?!\*)/g)].map(
      ([, name]) => name,
    );
    expect(sentTo).toContain('Refused, by address');
    const graphs = ['Next', 'Given up, by rule'];
    for (const name of sentTo.filter((one = '') => !graphs.includes(one)))
      expect([name, named(name ?? '')?.Name]).toEqual([name, `EnreachWebhooks/${name}`]);
  });
});
