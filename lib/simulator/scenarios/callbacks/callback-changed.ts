import { formatDateTime } from '../engine/date-time.ts';
import type { Simulation } from '../engine/simulation.ts';
import type { CallbackRequest } from '../state.ts';

/** Sends how a callback request is now. */
export function sendCallbackChanged({ emit, nowMs }: Simulation, request: CallbackRequest): void {
  const { call, attempts, assignee, lastModifiedBy, classificationId, notBeforeMs } = request;
  const { callList } = call.queue;
  const last = attempts.at(-1);
  emit('CallbackChanged', callList.id, {
    AssignedUserId: assignee?.id ?? null,
    CalculatedPriority: '50',
    CallbackAttempts: attempts.map(({ id, user, typeId, note, timeMs }) => ({
      CallbackAttemptTypeId: typeId,
      Id: id,
      Note: note,
      Timestamp: formatDateTime(timeMs),
      UserId: user.id,
    })),
    CallbackExtras: [],
    CallBackId: request.id,
    CallbackRelatedItems: [],
    CallId: call.id,
    CallListId: callList.id,
    ChannelIn: call.queue.name,
    ClassificationId: classificationId ?? null,
    ContactMessage: '',
    ContactName: '',
    ContactNumber: call.callerNumber,
    CreationTime: formatDateTime(request.createdMs),
    DueDate: formatDateTime(request.dueMs),
    ExpiryDate: formatDateTime(request.expiryMs),
    LastAttemptNote: last?.note ?? '',
    LastAttemptTimestamp: last === undefined ? null : formatDateTime(last.timeMs),
    LastAttemptTypeId: last?.typeId ?? null,
    LastAttemptUserId: last?.user.id ?? null,
    LastModifiedUserId: lastModifiedBy?.id ?? null,
    Modified: formatDateTime(nowMs()),
    NotBefore: notBeforeMs === undefined ? null : formatDateTime(notBeforeMs),
    Note: '',
    RecordingId: null,
    TranscriptId: null,
    TypeId: request.typeId,
  });
}
