import { h, render } from 'preact';
import { Console } from './console.tsx';
import { keepFocus } from './keep-focus.ts';

const place = document.getElementById('console');
if (place) {
  render(h(Console, {}), place);
  keepFocus(place);
}
