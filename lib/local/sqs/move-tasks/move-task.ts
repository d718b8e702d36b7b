/** A move of messages out of a dead-letter queue. */
export interface MoveTask {
  readonly id: string;
  /** What cancels it; AWS's are opaque, base64 of JSON. */
  readonly handle: string;
  readonly sourceArn: string;
  /** As it was asked for; undefined for "where they came from". */
  readonly destinationArn: string | undefined;
  readonly messagesPerSecond: number | undefined;
  /** Epoch milliseconds. */
  readonly startedMs: number;
  readonly toMove: number;
  moved: number;
  status: 'RUNNING' | 'COMPLETED' | 'CANCELLING' | 'CANCELLED' | 'FAILED';
  failureReason?: string;
}

/** One of ListMessageMoveTasks' results: a handle only while it can be cancelled. */
export const describeMoveTask = (task: MoveTask) => ({
  TaskHandle: task.status === 'RUNNING' ? task.handle : undefined,
  Status: task.status,
  SourceArn: task.sourceArn,
  DestinationArn: task.destinationArn,
  MaxNumberOfMessagesPerSecond: task.messagesPerSecond,
  ApproximateNumberOfMessagesMoved: task.moved,
  ApproximateNumberOfMessagesToMove: task.toMove,
  FailureReason: task.failureReason,
  StartedTimestamp: task.startedMs,
});
