import type { DeliveryBodies } from '../messages.ts';
import { type ComparedProperty, compareJson, propertiesOf } from './compare-json.ts';

const signs = { same: '', changed: '≠', added: '+', left: '−' } as const;
const meanings = { same: '', changed: 'changed', added: 'added', left: 'not published' } as const;

/** Both bodies side by side where there are both; else what there is. */
export const Bodies = ({ sent, published }: DeliveryBodies) => {
  if (!published)
    return (
      <>
        <h4>As sent</h4>
        <pre class="raw">{sent ? sent.text || '(empty)' : 'Its body was not read.'}</pre>
      </>
    );
  const rows = sent?.isJson
    ? compareJson(sent.text, published.text)
    : propertiesOf(published.text).map(
        ({ name, text }): ComparedProperty => ({ name, published: text, state: 'same' }),
      );
  return (
    <table>
      <thead>
        <tr>
          <th scope="col" aria-label="Difference" />
          <th scope="col">As sent</th>
          <th scope="col">As published</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ name, state, ...text }) => (
          <tr key={name} class={state}>
            <td aria-label={meanings[state]}>{signs[state]}</td>
            <td>{text.sent}</td>
            <td>{text.published}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
};
