import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { verifierLanguages, verifiers } from './verifiers.ts';

const apiDoc = readFileSync(join(import.meta.dirname, '../../../../docs/api.md'), 'utf8');
const section = apiDoc.slice(apiDoc.indexOf('## Webhooks'));

// What docs/api.md holds is run against real deliveries by apps/api/src/api-doc.http.test.ts.
it.each(verifierLanguages)('the verifier in %s is the tested one of the documentation', (language) => {
  expect(section).toContain(`\`\`\`${language}\n${verifiers[language]}\`\`\``);
});
