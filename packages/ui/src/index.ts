export { createBrowserHistory, createHashHistory, createMemoryHistory } from '@tanstack/react-router';
export type { RouterHistory } from '@tanstack/react-router';
export { mountApp } from './app/mount-app.tsx';
export { WmsApp, type WmsAppProps } from './app/wms-app.tsx';
export * from './host-bridge.ts';
