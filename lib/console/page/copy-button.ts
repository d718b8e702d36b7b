import { el } from './element.ts';

const sayForMs = 1500;

/** Copies a text. @param of - what it is, for those who do not see what stands beside it. */
export const copyButton = (text: string, of: string): HTMLButtonElement => {
  const button = el(
    'button',
    { type: 'button', class: 'quiet', 'aria-label': `Copy ${of}` },
    'Copy',
  );
  button.addEventListener('click', async () => {
    await navigator.clipboard.writeText(text);
    button.textContent = 'Copied';
    setTimeout(() => {
      button.textContent = 'Copy';
    }, sayForMs);
  });
  return button;
};
