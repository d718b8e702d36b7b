/**
 * Where the calls of a ticket system go. Each may come twice for a call, when the first failed or the function died: let
 * `CallId` be the ticket's own key there.
 */
interface Ticket {
  readonly CallId: string;
  readonly QueueName: string | null;
}

export const openTicket = async ({ CallId, QueueName }: Ticket): Promise<void> => {
  console.log(JSON.stringify({ message: 'ticket opened', callId: CallId, queue: QueueName }));
};

export const withdrawTicket = async ({ CallId, QueueName }: Ticket): Promise<void> => {
  console.log(JSON.stringify({ message: 'ticket withdrawn', callId: CallId, queue: QueueName }));
};
