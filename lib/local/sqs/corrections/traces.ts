import * as v from 'valibot';
import { parseInput } from '../parse-input.ts';
import type { TraceHeaders } from '../trace-headers.ts';
import { type Correction, contentOf, sqsAnswer } from './correction.ts';

const name = 'AWSTraceHeader';

const systemAttributes = v.optional(
  v.object({ [name]: v.optional(v.object({ StringValue: v.optional(v.string()) })) }),
);
const sendSchema = v.object({ MessageSystemAttributes: systemAttributes });
const sendBatchSchema = v.object({
  Entries: v.array(v.object({ Id: v.string(), MessageSystemAttributes: systemAttributes })),
});
const sentSchema = v.object({ MessageId: v.string() });
const sentBatchSchema = v.object({
  Successful: v.optional(v.array(v.object({ Id: v.string(), MessageId: v.string() })), []),
});

const names = v.optional(v.array(v.string()), []);
const receiveSchema = v.object({
  AttributeNames: names,
  MessageSystemAttributeNames: names,
  MessageAttributeNames: names,
});
const receivedSchema = v.object({
  Messages: v.optional(
    v.array(
      v.looseObject({
        MessageId: v.string(),
        Attributes: v.optional(v.record(v.string(), v.string())),
      }),
    ),
    [],
  ),
});

/** What the emulator drops and what it tells unasked: a message's trace, and its attributes. */
export const traces = (
  headers: TraceHeaders,
): Readonly<Record<'SendMessage' | 'SendMessageBatch' | 'ReceiveMessage', Correction>> => {
  /** Most messages have no trace, and may be a megabyte: looked at only when the name is in them. */
  const whenTraced =
    (keep: Correction): Correction =>
    (request, forward) =>
      request.request.body.includes(name) ? keep(request, forward) : forward();

  const keep = (messageId: string, attributes: v.InferOutput<typeof systemAttributes>): void => {
    const header = attributes?.[name]?.StringValue;
    if (header !== undefined) headers.keep(messageId, header);
  };

  return {
    SendMessage: whenTraced(async ({ call }, forward) => {
      const answer = await forward();
      const { MessageSystemAttributes } = parseInput(sendSchema, call.input);
      keep(v.parse(sentSchema, contentOf(answer)).MessageId, MessageSystemAttributes);
      return answer;
    }),
    SendMessageBatch: whenTraced(async ({ call }, forward) => {
      const answer = await forward();
      const { Entries } = parseInput(sendBatchSchema, call.input);
      const { Successful } = v.parse(sentBatchSchema, contentOf(answer));
      for (const { Id, MessageId } of Successful)
        keep(MessageId, Entries.find((entry) => entry.Id === Id)?.MessageSystemAttributes);
      return answer;
    }),
    ReceiveMessage: async ({ call }, forward) => {
      const asked = parseInput(receiveSchema, call.input);
      const system = [...asked.AttributeNames, ...asked.MessageSystemAttributeNames];
      const wantsTrace = system.includes('All') || system.includes(name);
      const wantsAttributes = asked.MessageAttributeNames.length > 0;
      const answer = await forward();
      if (wantsAttributes && (!wantsTrace || headers.isEmpty())) return answer;
      const { Messages } = v.parse(receivedSchema, contentOf(answer));
      if (Messages.length === 0) return answer;
      return sqsAnswer({
        Messages: Messages.map((message) => {
          const { MessageAttributes, MD5OfMessageAttributes, Attributes, ...rest } = message;
          const trace = wantsTrace ? headers.of(message.MessageId) : undefined;
          const all = trace === undefined ? Attributes : { ...Attributes, [name]: trace };
          return {
            ...rest,
            Attributes: all,
            ...(wantsAttributes && { MessageAttributes, MD5OfMessageAttributes }),
          };
        }),
      });
    },
  };
};
