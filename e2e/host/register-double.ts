import { registerHooks } from 'node:module';

// With `node --import` this stands before the built main bundle: its 'electron' is the double, all else is real.
const double = new URL('./electron-double.ts', import.meta.url).href;

registerHooks({
  resolve: (specifier, context, next) =>
    specifier === 'electron' ? { url: double, shortCircuit: true } : next(specifier, context),
});
