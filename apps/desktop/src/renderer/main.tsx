import '@wms/ui/styles.css';
import { createHashHistory, type HostBridge, mountApp } from '@wms/ui';

declare global {
  interface Window {
    /** What the preload lets these pages ask for. */
    readonly wms: HostBridge;
  }
}

const root = document.getElementById('root');
if (!root) throw new Error('broken promise: index.html has a #root');
// A hash keeps every screen at one address, the only one that the client's own protocol serves.
mountApp(root, { bridge: window.wms, history: createHashHistory() });
