import { useState } from 'preact/hooks';
import { DeadLetters } from './dead-letters.tsx';
import { Events } from './events.tsx';
import { Path } from './path.tsx';
import { Plots } from './plots.tsx';
import { Quarantine } from './quarantine.tsx';
import { patternOf, RulePattern } from './rule-pattern.tsx';
import { Send } from './send.tsx';
import { useStream } from './use-stream.ts';

/** The whole page. */
export const Console = () => {
  const { isLive, facts, pulse, deliveries } = useStream();
  const [tab, setTab] = useState('Events');
  const [chosen, setChosen] = useState<string>();
  const [pattern, setPattern] = useState(patternOf('{ "prefix": "QueueCallIn" }'));
  if (!facts) return isLive === false && <p class="lost">Not running: npm start</p>;

  const { inQuarantine, inDlq } = pulse?.waiting ?? {};
  const open = (key: string | undefined): void => {
    setTab('Events');
    setChosen(key);
  };
  const tabButton = (name: string, count = 0) => (
    <button
      type="button"
      aria-current={name === tab ? 'page' : undefined}
      onClick={() => setTab(name)}
    >
      {name} {count > 0 && <b>{count}</b>}
    </button>
  );
  return (
    <>
      <a class="skip" href="#work">
        Skip to the events
      </a>
      <header class="top">
        <h1>
          enreach-webhooks <span>local console</span>
        </h1>
        <p role="status" class={isLive ? 'live' : 'lost'}>
          {isLive ? 'Live' : 'Not running: npm start'}
        </p>
        <p>
          AWS endpoint <code>{facts.awsEndpoint}</code>
        </p>
      </header>
      <main>
        <section class="overview" aria-label="Overview">
          <Path pulse={pulse} />
          {pulse && <Plots {...pulse} />}
        </section>
        <Send {...facts} playing={pulse?.playing} />
        <section class="work" id="work" aria-label={tab} tabIndex={-1}>
          <nav aria-label="What to see">
            {tabButton('Events')}
            {tabButton('Quarantine', inQuarantine)}
            {tabButton('Dead letters', inDlq)}
            {tabButton('Rule pattern')}
          </nav>
          {tab === 'Events' && (
            <Events
              facts={facts}
              deliveries={deliveries}
              chosen={chosen}
              onChoose={setChosen}
              onPattern={({ eventType }) => {
                setPattern(patternOf(JSON.stringify(eventType)));
                setTab('Rule pattern');
              }}
            />
          )}
          {tab === 'Quarantine' && (
            <Quarantine facts={facts} count={inQuarantine} deliveries={deliveries} onOpen={open} />
          )}
          {tab === 'Dead letters' && <DeadLetters count={inDlq} />}
          {tab === 'Rule pattern' && (
            <RulePattern
              pattern={pattern}
              onPattern={setPattern}
              deliveries={deliveries}
              onOpen={open}
            />
          )}
        </section>
      </main>
    </>
  );
};
