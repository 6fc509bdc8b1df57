type TextField = HTMLInputElement | HTMLTextAreaElement;

const textInputTypes: ReadonlySet<string> = new Set([
  'text',
  'search',
  'email',
  'url',
  'tel',
  'password',
  'number',
]);

/** The field that a key press would type into, or null. */
export function textFieldOf(target: EventTarget | null): TextField | null {
  if (target instanceof HTMLTextAreaElement) return target;
  return target instanceof HTMLInputElement && textInputTypes.has(target.type) ? target : null;
}

/**
 * Remembers a field's text before a burst; the function given back restores it, as if the scanner had typed
 * nothing. React listens on the prototype's setter, so the change is made there and announced as input.
 */
export function rememberField(field: TextField): () => void {
  const { value } = field;
  return () => {
    if (field.value === value) return;
    const prototype =
      field instanceof HTMLTextAreaElement ? HTMLTextAreaElement.prototype : HTMLInputElement.prototype;
    Object.getOwnPropertyDescriptor(prototype, 'value')?.set?.call(field, value);
    field.dispatchEvent(new InputEvent('input', { bubbles: true }));
  };
}
