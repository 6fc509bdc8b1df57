import { Button } from '@mantine/core';
import { IconRefreshAlert } from '@tabler/icons-react';
import { Component, type ReactNode } from 'react';
import { EmptyState } from '../elements/empty-state.tsx';
import { chooseLanguage } from '../i18n/start-i18n.ts';
import { type Language, readPreferences } from './preferences.ts';

// Here and not among the other texts, because those may be what could not be fetched.
const words = {
  en: {
    what: '888 WMS could not be shown',
    hint: 'A part of the program could not be loaded, or it failed. Nothing was lost: what was booked is booked, and what waits to be sent is kept. Check the network, then load it again.',
    again: 'Load again',
  },
  es: {
    what: 'No se pudo mostrar 888 WMS',
    hint: 'Una parte del programa no se pudo cargar o ha fallado. No se ha perdido nada: lo registrado está registrado y lo que espera está guardado. Compruebe la red y vuelva a cargarlo.',
    again: 'Volver a cargar',
  },
} as const satisfies Record<Language, object>;

/** Stands around everything: where a part could not be fetched or broke, it says so and what to do. */
export class AppBoundary extends Component<
  { readonly children: ReactNode },
  { readonly hasFailed: boolean }
> {
  static getDerivedStateFromError() {
    return { hasFailed: true };
  }

  override state = { hasFailed: false };

  override render() {
    return this.state.hasFailed ? <NotShown /> : this.props.children;
  }
}

function NotShown() {
  const language = chooseLanguage(readPreferences().language, navigator.languages);
  const { what, hint, again } = words[language];
  return (
    <main className="wms-sign-in" lang={language} role="alert">
      <EmptyState icon={IconRefreshAlert} title={what} hint={hint}>
        {/* A newer program has newer files, which only a fresh page knows of. */}
        <Button size="lg" onClick={() => window.location.reload()}>
          {again}
        </Button>
      </EmptyState>
    </main>
  );
}
