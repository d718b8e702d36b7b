import type { Facts, NamedAction } from '../messages.ts';
import { post } from './ask.ts';
import { el } from './element.ts';
import { notice } from './notice.ts';
import type { Store } from './store.ts';

const act = (path: string, name: string) => async (): Promise<void> =>
  notice(await post(path, { name }));

const actions = (path: string, named: readonly NamedAction[]): HTMLElement =>
  el(
    'ul',
    { class: 'actions' },
    ...named.map(({ name, title, description }) =>
      el(
        'li',
        {},
        el(
          'button',
          {
            type: 'button',
            title: description || undefined,
            'data-name': name,
            onclick: act(path, name),
          },
          title,
        ),
      ),
    ),
  );

const group = (title: string, isOpen: boolean, ...content: readonly HTMLElement[]): HTMLElement =>
  el('details', { open: isOpen }, el('summary', {}, title), ...content);

/** What the simulator sends at a click: samples of all types, scenarios, and what goes wrong. */
export const createSendPane = ({ samples, scenarios, troubles }: Facts, store: Store) => {
  // Below that it stands above the events, and would push them out of sight.
  const isBeside = matchMedia('(width >= 1150px)').matches;
  const playing = el('span', {});
  const bar = el(
    'p',
    { class: 'playing', hidden: true },
    playing,
    el('button', { type: 'button', onclick: async () => notice(await post('stop')) }, 'Stop'),
  );
  store.onPulse((pulse) => {
    bar.hidden = pulse.playing === undefined;
    playing.textContent = `Playing ${pulse.playing ?? ''}`;
  });
  return [
    el('h2', {}, 'Send'),
    bar,
    group('Scenarios', isBeside, actions('scenario', scenarios)),
    group('What goes wrong', isBeside, actions('trouble', troubles)),
    ...samples.map(({ section, types }) =>
      group(
        `${section} samples`,
        false,
        actions(
          'sample',
          types.map(({ name, description }) => ({ name, title: name, description })),
        ),
      ),
    ),
  ];
};
