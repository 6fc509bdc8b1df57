import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { startI18n } from '../i18n/start-i18n.ts';
import { WmsApp, type WmsAppProps } from './wms-app.tsx';

/** Draws the app into an element of the page; called once by each host's entry. */
export function mountApp(element: Element, props: Omit<WmsAppProps, 'starting'>): void {
  createRoot(element).render(
    <StrictMode>
      <WmsApp {...props} starting={startI18n()} />
    </StrictMode>,
  );
}
