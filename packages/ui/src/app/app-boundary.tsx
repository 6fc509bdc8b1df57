import { Button } from '@mantine/core';
import { IconRefreshAlert } from '@tabler/icons-react';
import { Component, type ReactNode, useState } from 'react';
import { EmptyState } from '../elements/empty-state.tsx';
import type { HostBridge } from '../host-bridge.ts';
import { chooseLanguage } from '../i18n/start-i18n.ts';
import { type Language, readPreferences } from './preferences.ts';

// Here and not among the other texts, because those may be what could not be fetched.
const words = {
  en: {
    what: '888 WMS could not be shown',
    hint: 'A part of the program could not be loaded, or it failed. Nothing was lost: what was booked is booked, and what waits to be sent is kept. Check the network, then load it again.',
    again: 'Load again',
    stillGone: 'The server does not answer. This page stays; try again in a while.',
  },
  es: {
    what: 'No se pudo mostrar 888 WMS',
    hint: 'Una parte del programa no se pudo cargar o ha fallado. No se ha perdido nada: lo registrado está registrado y lo que espera está guardado. Compruebe la red y vuelva a cargarlo.',
    again: 'Volver a cargar',
    stillGone: 'El servidor no responde. Esta página se queda; vuelva a intentarlo dentro de un rato.',
  },
} as const satisfies Record<Language, object>;

interface AppBoundaryProps {
  readonly bridge: HostBridge;
  readonly children: ReactNode;
}

/** Stands around everything: where a part could not be fetched or broke, it says so and what to do. */
export class AppBoundary extends Component<AppBoundaryProps, { readonly hasFailed: boolean }> {
  static getDerivedStateFromError() {
    return { hasFailed: true };
  }

  override state = { hasFailed: false };

  override render() {
    return this.state.hasFailed ? <NotShown bridge={this.props.bridge} /> : this.props.children;
  }
}

function NotShown({ bridge }: { bridge: HostBridge }) {
  const language = chooseLanguage(readPreferences().language, navigator.languages);
  const { what, hint, again, stillGone } = words[language];
  const [state, setState] = useState<'IDLE' | 'ASKING' | 'GONE'>('IDLE');
  const loadAgain = async () => {
    setState('ASKING');
    if (await canLoad(bridge)) window.location.reload();
    else setState('GONE');
  };
  return (
    <main className="wms-sign-in" lang={language} role="alert">
      <EmptyState icon={IconRefreshAlert} title={what} hint={hint}>
        {/* A newer program has newer files, which only a fresh page knows of. */}
        <Button size="lg" loading={state === 'ASKING'} onClick={() => void loadAgain()}>
          {again}
        </Button>
        {state === 'GONE' && <p>{stillGone}</p>}
      </EmptyState>
    </main>
  );
}

/** A page that is loaded while its server is gone would give way to the browser's own; a program has its page itself. */
async function canLoad(bridge: HostBridge): Promise<boolean> {
  if (bridge.desktop) return true;
  const result = await bridge.request('readHealth', {});
  return result.ok || result.failure.kind === 'REFUSED';
}
