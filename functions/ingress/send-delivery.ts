import { type BodyEncoding, deliveryAttributes } from '../runtime/delivery-attributes.ts';
import type { CallLimits, Deadline } from './deadline.ts';
import type { MessageAttributes } from './describe-delivery.ts';
import { encodeBody } from './encode-body.ts';
import { isPermanentRefusal } from './is-permanent-refusal.ts';

/** An SQS message, ready to send. */
export interface QueueMessage {
  readonly body: string;
  readonly attributes: MessageAttributes;
  readonly traceHeader: string | undefined;
}

/** Sends one message to the queue; resolves only once SQS has it. */
export type SendMessage = (message: QueueMessage, limits: CallLimits) => Promise<void>;

export interface IngressDelivery {
  readonly bytes: Buffer;
  readonly attributes: MessageAttributes;
  readonly traceHeader: string | undefined;
}

export type SendResult =
  | { readonly kind: 'sent'; readonly encoding: BodyEncoding }
  | { readonly kind: 'tooLarge' }
  | { readonly kind: 'failed'; readonly fault: unknown };

/** SQS's limit of 1 MiB for body and attributes together, less 16 KiB. */
export const maxMessageBytes = 1_048_576 - 16_384;

const attributeBytes = (attributes: MessageAttributes): number =>
  Object.entries({ ...attributes, [deliveryAttributes.encoding]: 'base64' }).reduce(
    (bytes, [name, value]) => bytes + Buffer.byteLength(`${name}String${value}`),
    0,
  );

const toMessage = (delivery: IngressDelivery, form: { readonly plain: boolean }) => {
  const encoded = encodeBody(delivery.bytes, {
    maxBytes: maxMessageBytes - attributeBytes(delivery.attributes),
    allowText: form.plain,
  });
  if (encoded === undefined) return undefined;
  const message: QueueMessage = {
    body: encoded.messageBody,
    attributes: { ...delivery.attributes, [deliveryAttributes.encoding]: encoded.encoding },
    traceHeader: form.plain ? delivery.traceHeader : undefined,
  };
  return { message, encoding: encoded.encoding };
};

/**
 * Puts a delivery on the queue: as readable as SQS takes it and, where SQS refuses that, once more in a form that gives no
 * reason to (base64, no trace header).
 *
 * @returns `sent` only when SQS has it; `tooLarge` when no encoding makes it fit; `failed` when the time is up or SQS fails.
 */
export const sendDelivery = async (
  delivery: IngressDelivery,
  sendMessage: SendMessage,
  deadline: Deadline,
): Promise<SendResult> => {
  const send = async (plain: boolean): Promise<SendResult> => {
    const prepared = toMessage(delivery, { plain });
    if (prepared === undefined) return { kind: 'tooLarge' };
    try {
      await deadline.call((limits) => sendMessage(prepared.message, limits));
      return { kind: 'sent', encoding: prepared.encoding };
    } catch (fault) {
      return { kind: 'failed', fault };
    }
  };
  const result = await send(true);
  return result.kind === 'failed' && isPermanentRefusal(result.fault) ? send(false) : result;
};
