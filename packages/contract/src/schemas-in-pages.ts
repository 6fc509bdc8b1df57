import { z } from 'zod';

// Zod compiles object schemas with `new Function`, and probes for it first. A page's Content Security Policy forbids
// both and reports the attempt, so in a page schemas are interpreted. This must run before any schema is made.
if ('document' in globalThis) z.config({ jitless: true });
