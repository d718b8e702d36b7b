import { post } from './ask.ts';
import { el } from './element.ts';
import { notice } from './notice.ts';

/** Buttons that release or drop one delivery. @param onDone - after any of them. */
export const quarantineActions = (
  { deliveryId, reason }: { readonly deliveryId: string; readonly reason: string | undefined },
  onDone: () => void,
): HTMLElement => {
  const button = (title: string, path: string, input: object, kind = ''): HTMLElement =>
    el(
      'button',
      {
        type: 'button',
        class: kind,
        onclick: async () => {
          notice(await post(path, { deliveryId, ...input }));
          onDone();
        },
      },
      title,
    );
  return el(
    'p',
    { class: 'buttons' },
    ...(reason === 'idConflict'
      ? [
          button('Publish this one, too', 'release', { winner: 'quarantined' }, 'primary'),
          button('Keep the published one', 'release', { winner: 'published' }),
        ]
      : [button('Release', 'release', {}, 'primary'), button('Drop', 'drop', {})]),
  );
};
