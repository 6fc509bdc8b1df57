import { expect, it } from 'vitest';
import { checkModel } from '../testing/check-model.ts';
import { eachEngine } from '../testing/each-engine.ts';

eachEngine((engine) => {
  it('does what the model does, whatever is asked of it', async () => {
    const store = await engine.open();
    // The long form is in `npm run torture`; both replay a printed seed.
    await expect(checkModel(engine, store, { runs: 40, commandsMax: 30 })).resolves.toBeUndefined();
  });
});
