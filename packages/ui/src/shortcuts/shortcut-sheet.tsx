import { Button } from '@mantine/core';
import { useRouterState } from '@tanstack/react-router';
import { Fragment, useEffect, useId, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Screen } from '../app/access.ts';
import { usePreferences } from '../app/preferences.ts';
import { isOfCharacters, type ShortcutAction, shortcutsOf } from './shortcuts.ts';

/** Every shortcut that works here; the browser keeps the focus inside, and Escape closes it. */
export function ShortcutSheet({ shown, onClose }: { shown: readonly Screen[]; onClose: () => void }) {
  const { t } = useTranslation();
  const { characterShortcuts } = usePreferences();
  const titleId = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  // A scan opens another screen below it, which must not stay hidden.
  const path = useRouterState({ select: ({ location }) => location.pathname });
  const openedOn = useRef(path);
  useEffect(() => {
    if (path !== openedOn.current) dialog.current?.close();
  }, [path]);
  const nameOf = (action: ShortcutAction) =>
    action.kind === 'GO' ? t(`nav.${action.screen}`) : t(`shortcuts.action.${action.kind}`);
  return (
    <dialog ref={dialog} className="wms-sheet" aria-labelledby={titleId} onClose={onClose}>
      <h2 id={titleId}>{t('shortcuts.title')}</h2>
      <p className="wms-hint">{t(characterShortcuts ? 'shortcuts.hint' : 'shortcuts.hintOff')}</p>
      <dl>
        {shortcutsOf(shown).map((shortcut) => (
          <div
            key={shortcut.keys.join(' ')}
            data-off={(isOfCharacters(shortcut) && !characterShortcuts) || undefined}
          >
            <dt>
              {shortcut.keys.map((key, index) => (
                <Fragment key={key}>
                  {index > 0 && ` ${t('shortcuts.next')} `}
                  <kbd>{key}</kbd>
                </Fragment>
              ))}
            </dt>
            <dd>{nameOf(shortcut.action)}</dd>
          </div>
        ))}
      </dl>
      <Button size="md" variant="default" onClick={() => dialog.current?.close()}>
        {t('shortcuts.close')}
      </Button>
    </dialog>
  );
}
