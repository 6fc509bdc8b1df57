import { useNavigate } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { type Screen, screens } from '../app/access.ts';
import { usePreferences } from '../app/preferences.ts';
import { useKeyWatcher } from '../scan/scan-provider.tsx';
import { hearShortcut, noKeys } from './hear-shortcuts.ts';
import { isOfCharacters, type ShortcutAction, shortcutsOf } from './shortcuts.ts';

/** Does what the shortcuts say, on every screen. */
export function useShortcuts(shown: readonly Screen[], openSheet: () => void): void {
  const navigate = useNavigate();
  const { characterShortcuts } = usePreferences();
  const typed = useRef(noKeys);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  const shortcuts = shortcutsOf(shown).filter((shortcut) => characterShortcuts || !isOfCharacters(shortcut));

  const run = (action: ShortcutAction) => {
    switch (action.kind) {
      case 'GO':
        return void navigate({ to: screens.find(({ id }) => id === action.screen)?.path ?? '/' });
      case 'SEARCH':
        return document.querySelector<HTMLElement>('main input[type="search"]')?.focus();
      case 'SHEET':
        return openSheet();
    }
  };
  useKeyWatcher((key, event) => {
    const step = hearShortcut(typed.current, key, shortcuts);
    typed.current = step.typed;
    clearTimeout(timer.current);
    const { action } = step;
    if (action === null || document.querySelector('dialog[open]')) return;
    // Else "/" would open a search of the browser's own.
    event.preventDefault();
    if (step.waitMs === 0) run(action);
    else timer.current = setTimeout(() => run(action), step.waitMs);
  });
}
