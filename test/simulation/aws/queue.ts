import type { Faults } from '../faults/faults.ts';
import type { Random } from '../random.ts';
import type { VirtualTime } from '../time/virtual-time.ts';

/** What is sent to a queue. */
export interface MessageContent {
  readonly messageBody: string;
  readonly attributes: Readonly<Record<string, string>>;
}

export interface Message {
  readonly messageId: string;
  readonly content: MessageContent;
  readonly sentMs: number;
  receives: number;
  /** Of the latest receive. */
  receiptHandle: string;
  isVisible: boolean;
  isDeleted: boolean;
  /** Counts how often it was hidden: only the last time's end shows it again. */
  hides: number;
}

export interface QueueSettings {
  readonly visibilityMs: number;
  readonly maxReceiveCount: number;
}

const deliveredTwicePerMille = 20;
const deleteLostPerMille = 3;
const longestGapMs = 5000;

/** A standard queue of SQS: at least once, in any order, hidden while received, to the dead-letter queue at last. */
export const makeQueue = (
  time: VirtualTime,
  random: Random,
  faults: Faults,
  settings: QueueSettings,
) => {
  const visible: Message[] = [];
  let deadLetters: MessageContent[] = [];
  const received = new Map<string, Message>();
  let sends = 0;
  let receives = 0;
  let onVisible = () => {};

  const show = (message: Message) => {
    if (message.isVisible || message.isDeleted) return;
    message.isVisible = true;
    visible.push(message);
    onVisible();
  };
  const hide = (message: Message, ms: number) => {
    const hides = ++message.hides;
    time.after(ms, () => {
      if (message.hides === hides) show(message);
    });
  };

  /** In any order, as SQS has it: one of the visible ones by chance. */
  const takeVisible = (): Message | undefined => {
    const last = visible.pop();
    const index = random.below(visible.length + 1);
    const message = visible[index] ?? last;
    if (last && message && message !== last) visible[index] = last;
    if (message) message.isVisible = false;
    return message;
  };
  const receiveOne = (message: Message) => {
    received.delete(message.receiptHandle);
    message.receives++;
    message.receiptHandle = `receipt-${++receives}`;
    received.set(message.receiptHandle, message);
    hide(message, settings.visibilityMs);
    if (faults.happens('message delivered twice', deliveredTwicePerMille))
      time.after(random.below(longestGapMs), () => show(message));
  };
  const remove = (message: Message) => {
    message.isDeleted = true;
    received.delete(message.receiptHandle);
  };

  return {
    deadLetters: (): readonly MessageContent[] => deadLetters,
    takeDeadLetters: (isTaken: () => boolean): readonly MessageContent[] => {
      const all = deadLetters;
      deadLetters = [];
      return all.filter((message) => isTaken() || !deadLetters.push(message));
    },
    receives: () => receives,
    /** Whether there is something to receive. */
    isIdle: () => visible.length === 0,
    listen: (listener: () => void) => {
      onVisible = listener;
    },
    send: (content: MessageContent): void => {
      const messageId = `message-${++sends}`;
      const facts = {
        receives: 0,
        receiptHandle: '',
        isVisible: false,
        isDeleted: false,
        hides: 0,
      };
      show({ messageId, content, sentMs: time.now(), ...facts });
    },
    receive: (most: number): Message[] => {
      const batch: Message[] = [];
      while (batch.length < most) {
        const message = takeVisible();
        if (message === undefined) break;
        if (message.isDeleted) continue;
        if (message.receives < settings.maxReceiveCount) {
          receiveOne(message);
          batch.push(message);
          continue;
        }
        remove(message);
        deadLetters.push(message.content);
      }
      return batch;
    },
    changeVisibility: (receiptHandle: string, seconds: number): void => {
      const message = received.get(receiptHandle);
      if (message === undefined || message.isVisible) throw new Error('MessageNotInflight');
      hide(message, seconds * 1000);
    },
    /** A receipt of an earlier receive may or may not delete. */
    delete: (message: Message, receiptHandle: string): void => {
      if (faults.happens('delete lost', deleteLostPerMille)) return;
      if (message.receiptHandle === receiptHandle || random.chance(0.5)) remove(message);
    },
  };
};

export type Queue = ReturnType<typeof makeQueue>;
