/** Shortcuts; Spanish. */
export const shortcutWords = {
  title: 'Atajos de teclado',
  hint: 'Pulse las teclas una tras otra. Un lector nunca los activa, y no actúan mientras escribe en un campo.',
  hintOff:
    'Los atajos de letras y signos están desactivados en los ajustes; los de teclas de función actúan.',
  next: 'y',
  close: 'Cerrar',
  setting: 'Las letras y los signos son atajos',
  settingHint:
    'Por ejemplo, g y luego s para Escanear. Las teclas de función actúan siempre. Pulse ? para verlos todos.',
  action: { SEARCH: 'Buscar en esta pantalla', SHEET: 'Estos atajos' },
} as const;
