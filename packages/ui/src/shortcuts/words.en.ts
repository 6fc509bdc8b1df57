/** Shortcuts; English. */
export const shortcutWords = {
  title: 'Keyboard shortcuts',
  hint: 'Press the keys one after the other. A scanner never triggers them, and they rest while you type in a field.',
  hintOff: 'Shortcuts of letters and signs are turned off in the settings; those with function keys work.',
  next: 'then',
  close: 'Close',
  setting: 'Letters and signs are shortcuts',
  settingHint: 'Such as g then s for Scan. Function keys always work. Press ? for all of them.',
  action: { SEARCH: 'Search on this screen', SHEET: 'These shortcuts' },
} as const;
