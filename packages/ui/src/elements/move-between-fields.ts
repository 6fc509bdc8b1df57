import type { KeyboardEvent } from 'react';

/**
 * Arrow up and down go from one row's field to another's, and Enter on to the next field or to the button of its own
 * row. A scanner ends every code with Enter, so that it never decides anything. For the part that holds the rows.
 */
export function moveBetweenFields(event: KeyboardEvent<HTMLElement>, enterGoesTo: 'FIELD' | 'BUTTON'): void {
  const { target, key } = event;
  if (!(target instanceof HTMLInputElement)) return;
  if (key !== 'Enter' && key !== 'ArrowDown' && key !== 'ArrowUp') return;
  event.preventDefault();
  if (key === 'Enter' && enterGoesTo === 'BUTTON') {
    target.closest('tr')?.querySelector('button')?.focus();
    return;
  }
  const fields = [...event.currentTarget.querySelectorAll('input')];
  fields[fields.indexOf(target) + (key === 'ArrowUp' ? -1 : 1)]?.focus();
}

/** Goes on to the field of a row below, so that the keyboard does not lose its place when a row's button goes away. */
export function focusFieldBelow(row: HTMLTableRowElement | null): void {
  const { activeElement } = document;
  if (!row || (activeElement !== document.body && !row.contains(activeElement))) return;
  for (let next = row.nextElementSibling; next; next = next.nextElementSibling) {
    const field = next.querySelector('input');
    if (field) return field.focus();
  }
}

/** Enter in a field goes on to the next field or button of the form, and presses nothing. */
export function goOnWithEnter(event: KeyboardEvent<HTMLElement>): void {
  const { target, key } = event;
  if (key !== 'Enter' || !(target instanceof HTMLInputElement)) return;
  event.preventDefault();
  const stops = [...event.currentTarget.querySelectorAll<HTMLElement>('input, button:not(:disabled)')];
  stops[stops.indexOf(target) + 1]?.focus();
}
