import express, { type Router } from 'express';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { pagePolicy } from './page-policy.ts';

/** Where the interactive reference is. */
export const referencePath = '/api/reference';

const pageFolder = join(import.meta.dirname, 'reference');
const viewerFolder = dirname(createRequire(import.meta.url).resolve('swagger-ui-dist/package.json'));
/** The two files of the viewer that the page loads; the package holds others that would reach outside. */
const viewerFiles = ['swagger-ui.css', 'swagger-ui-bundle.js'];
/** Their names carry no version, so that a browser asks again after a while. */
const viewerMaxAgeMs = 3_600_000;

/** Swagger UI on this API's own OpenAPI document, with all of it from our own origin (decision 0061). */
export function apiReference(): Router {
  const router = express.Router();
  router.use(pagePolicy());
  for (const file of viewerFiles) {
    router.get(`/${file}`, (_request, response) =>
      response.sendFile(join(viewerFolder, file), { maxAge: viewerMaxAgeMs }),
    );
  }
  router.get('/', (_request, response) => response.sendFile(join(pageFolder, 'index.html')));
  router.use(express.static(pageFolder, { index: false, maxAge: 0 }));
  return router;
}
