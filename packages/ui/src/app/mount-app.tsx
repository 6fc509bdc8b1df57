import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { WmsApp, type WmsAppProps } from './wms-app.tsx';

/** Draws the app into an element of the page; called once by each host's entry. */
export function mountApp(element: Element, props: WmsAppProps): void {
  createRoot(element).render(
    <StrictMode>
      <WmsApp {...props} />
    </StrictMode>,
  );
}
