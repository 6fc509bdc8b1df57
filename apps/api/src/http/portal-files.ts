import express, { type Router } from 'express';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { portalPolicy } from './page-policy.ts';

/** Assets carry a hash in their name, so they may be kept for a year. */
const assetMaxAgeMs = 365 * 24 * 3_600_000;

/** Serves the built portal: its assets, and its one page for every address that is not the API's. */
export function portalFiles(folder: string): Router {
  const router = express.Router();
  router.use(portalPolicy());
  router.use(
    '/assets',
    express.static(join(folder, 'assets'), { immutable: true, maxAge: assetMaxAgeMs, index: false }),
  );
  router.use(express.static(folder, { index: false, maxAge: 0 }));
  router.get(/^(?!\/(?:api|assets)(?:\/|$)).*$/, (_request, response) => {
    const page = join(folder, 'index.html');
    if (existsSync(page)) {
      response.setHeader('cache-control', 'no-cache');
      response.sendFile(page);
      return;
    }
    response
      .status(503)
      .type('text/plain')
      .send('The portal is not built here. The API works; run "npm start" to build the portal.\n');
  });
  return router;
}
