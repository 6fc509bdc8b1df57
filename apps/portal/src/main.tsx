import { createBrowserHistory, mountApp } from '@wms/ui';
import '@wms/ui/styles.css';
import { version } from '../package.json';
import { createPortalBridge } from './portal-bridge.ts';

const root = document.getElementById('root');
if (!root) throw new Error('broken promise: index.html has a root element');
mountApp(root, {
  bridge: createPortalBridge({ version, baseUrl: '', page: document }),
  history: createBrowserHistory(),
});
