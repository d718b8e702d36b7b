import { eventBridgePutEvents } from '../../../functions/consumer/eventbridge-put-events.ts';
import { type Protocol, realProtocol } from './protocol.ts';

/** No answer counts as a refusal: the invocation sends again at once what may be on the bus. */
export const unknownIsRefused: Protocol = {
  ...realProtocol,
  makePutEvents: (client) => {
    const putEvents = eventBridgePutEvents(client);
    return async (entries) => {
      const answers = await putEvents(entries);
      return answers.map((answer) =>
        answer.state === 'unknownOutcome'
          ? { state: 'refused', error: answer.error, retryNow: true }
          : answer,
      );
    };
  },
};
