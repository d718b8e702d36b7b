import { gzipSync } from 'node:zlib';
import { readDelivery } from '../../../functions/consumer/read-delivery.ts';
import { encodeBody } from '../../../functions/ingress/encode-body.ts';
import { type DeliveryParts, makeRecord } from './consumer-fixture.ts';

const bytes = Buffer.from([0xef, 0xbb, 0xbf, 0x7b, 0x00, 0xff, 0x7d]);

describe('a delivery', () => {
  it.each<[string, string, DeliveryParts['encoding'], Buffer]>([
    ['text', '{"a":"é😀"}\r\n', 'text', Buffer.from('{"a":"é😀"}\r\n')],
    [
      'text with a byte order mark',
      '\uFEFF{}',
      'text',
      Buffer.from([0xef, 0xbb, 0xbf, 0x7b, 0x7d]),
    ],
    ['base64', bytes.toString('base64'), 'base64', bytes],
    ['gzip', gzipSync(bytes).toString('base64'), 'gzip', bytes],
    ['a placeholder', '(empty)', 'empty', Buffer.alloc(0)],
  ])('is read back to the byte from %s', (_, body, encoding, expected) => {
    expect(readDelivery(makeRecord({ body, encoding })).body).toEqual(expected);
  });

  it.each([
    ['small text', Buffer.from('{"Id":1}')],
    ['bytes that are no text', bytes],
    ['a control character', Buffer.from('a\u0000b')],
    ['much text', Buffer.alloc(2_000_000, 'abc ')],
    ['nothing', Buffer.alloc(0)],
  ])('is what the ingress was handed: %s', (_, sent) => {
    const encoded = encodeBody(sent, { maxBytes: 1_000_000, allowText: true });
    const record = makeRecord({ body: encoded?.messageBody, encoding: encoded?.encoding });
    expect(readDelivery(record).body.equals(sent)).toBe(true);
  });

  it('has the facts of its message', () => {
    const record = makeRecord({
      deliveryId: 'd-1',
      endpoint: 'sales',
      receivedAt: '2026-11-20T08:00:00.123Z',
      contentType: 'text/plain',
      traceHeader: 'Root=1-5759e988-bd862e3fe1be46a994272793',
      receiveCount: 7,
    });
    expect(readDelivery(record)).toMatchObject({
      messageId: record.messageId,
      receiptHandle: record.receiptHandle,
      receiveCount: 7,
      deliveryId: 'd-1',
      endpoint: 'sales',
      receivedAt: '2026-11-20T08:00:00.123Z',
      encoding: 'text',
      eventHeader: 'QueueStatus',
      contentType: 'text/plain',
      traceHeader: 'Root=1-5759e988-bd862e3fe1be46a994272793',
    });
  });

  it.each(['', 'nonsense', `Root=${'x'.repeat(600)}`])(
    'goes without a trace header %j',
    (traceHeader) => {
      expect(readDelivery(makeRecord({ traceHeader })).traceHeader).toBeUndefined();
    },
  );

  it('sent by hand, without attributes, is text that arrived when it was sent', () => {
    const record = { ...makeRecord({ body: '{}' }), messageAttributes: {} };
    expect(readDelivery(record)).toMatchObject({
      deliveryId: record.messageId,
      endpoint: 'unknown',
      receivedAt: '2026-11-20T09:59:59.000Z',
      encoding: 'text',
      eventHeader: undefined,
      contentType: undefined,
      traceHeader: undefined,
      body: Buffer.from('{}'),
    });
  });

  it.each(['', 'yesterday', '20.11.2026', '2026-11-20', '2026-13-20T10:00:00Z', 'NaN'])(
    'with %j for a time arrived when it was sent',
    (receivedAt) => {
      const delivery = readDelivery(makeRecord({ receivedAt }));
      expect(delivery.receivedAt).toBe('2026-11-20T09:59:59.000Z');
    },
  );
});

it.each<[string, DeliveryParts]>([
  ['an unheard-of encoding', { encoding: 'unheard-of' }],
  ['gzip that does not inflate', { encoding: 'gzip', body: 'bm8gZ3ppcA==' }],
  [
    'gzip that inflates without end',
    { encoding: 'gzip', body: gzipSync(Buffer.alloc(20_000_000)).toString('base64') },
  ],
])('%s is a fault', (_, parts) => {
  expect(() => readDelivery(makeRecord(parts))).toThrow();
});
