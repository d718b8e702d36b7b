import fc from 'fast-check';
import { arrivedAt } from '../../../functions/ingress/arrival.ts';
import { describeDelivery } from '../../../functions/ingress/describe-delivery.ts';
import { readRequest } from '../../../functions/ingress/read-request.ts';
import { sanitiseHeader } from '../../../functions/ingress/sanitise-header.ts';
import { makeEvent } from './ingress-fixture.ts';

const facts = {
  endpoint: 'default',
  deliveryId: '2f0e8f0a-5a0c-4b53-9f42-3d8f1f0f7a11',
  receivedAtMs: Date.parse('2026-11-20T10:00:00.123Z'),
};

const describe_ = (headers: Record<string, string>) =>
  describeDelivery(readRequest({ ...makeEvent(), headers }), facts);

describe('the attributes of a delivery', () => {
  it('say where, which, when and of which type', () => {
    expect(
      describe_({ 'content-type': 'application/json', 'x-benemen-event': 'QueueStatus' }),
    ).toEqual({
      Endpoint: 'default',
      DeliveryId: '2f0e8f0a-5a0c-4b53-9f42-3d8f1f0f7a11',
      ReceivedAt: '2026-11-20T10:00:00.123Z',
      EventHeader: 'QueueStatus',
    });
  });

  it('never hold the token', () => {
    expect(JSON.stringify(describe_({ 'x-benemen-token': 'Vq7' }))).not.toContain('Vq7');
  });

  it.each([
    ['application/json', undefined],
    ['application/json; charset=utf-8', undefined],
    ['APPLICATION/JSON ;charset=ISO-8859-1', undefined],
    ['application/vnd.enreach+json', undefined],
    ['application/problem+json; charset=utf-8', undefined],
    ['text/plain', 'text/plain'],
    ['text/json', 'text/json'],
    ['application/jsonp', 'application/jsonp'],
    ['x; application/json', 'x; application/json'],
    ['text/plain; name="é\r\n"', 'text/plain; name="???"'],
    ['  ', 'missing'],
    ['', 'missing'],
  ])('say of the Content-Type %j: %p', (contentType, said) => {
    expect(describe_({ 'content-type': contentType }).ContentType).toBe(said);
  });

  it('say that there was no Content-Type', () => {
    expect(describe_({}).ContentType).toBe('missing');
  });

  it.each([
    ['QueueStatus', 'QueueStatus'],
    [' QueueStatus\t', 'QueueStatus'],
    ['Tilä😀', 'Til??'],
    ['a\r\nb\u{0}', 'a??b?'],
    ['x'.repeat(300), 'x'.repeat(256)],
    ['', undefined],
    [' \t ', undefined],
  ])('carry the event header %j as %j', (header, carried) => {
    expect(describe_({ 'X-Benemen-Event': header }).EventHeader).toBe(carried);
  });

  it('are such as SQS takes, whatever the headers', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (value) => {
        const clean = sanitiseHeader(value);
        return clean === undefined || /^[\x20-\x7e]{1,256}$/.test(clean);
      }),
    );
  });
});

describe('the time of arrival', () => {
  const nowMs = Date.parse('2026-11-20T10:00:00Z');
  it.each([
    [nowMs - 300, nowMs - 300],
    [nowMs + 300, nowMs + 300],
    [nowMs - 3_600_000, nowMs],
    [nowMs + 3_600_000, nowMs],
    [0, nowMs],
    [Number.NaN, nowMs],
    [String(nowMs - 300), nowMs],
    [undefined, nowMs],
  ])("is API Gateway's where that makes sense: %p", (timeEpoch, expected) => {
    expect(arrivedAt(timeEpoch, nowMs)).toBe(expected);
  });
});
