export const simulatorWords = {
  title: 'Test warehouses',
  hint: 'Try your integration where nothing is real: with test SKUs, pallets on request, and the same events and webhooks.',
  mark: 'Test warehouse: nothing here is real.',
  keyHint: 'This key opens a test warehouse: nothing that is done with it is real.',
  create: 'Create a test warehouse',
  full_one: 'An account may have {{count, number}} test warehouse.',
  full_other: 'An account may have {{count, number}} test warehouses.',
  made: '{{name}} is ready',
  madeHint:
    'It has 20 test SKUs in stock, a worker with badge {{badge}}, and pallet {{asnNumber}} on its way.',
  empty: 'No test warehouse yet',
  emptyHint:
    'Create one: it comes with test SKUs, a worker and a pallet on its way. Your live stock is not touched.',
  offlineHint: 'The test warehouses appear as soon as the server is back.',
  since: 'since {{when}}',
  work: 'Work in it',
  here: 'You are working in it.',
  ship: 'Ship me a test pallet',
  sell: 'Sell something',
  shipped: '{{asnNumber}} is on its way, and your webhooks are told.',
  sold_one:
    '{{count, number}} piece of {{sku}} sold: it is at its refill threshold, and an alert opens within seconds.',
  sold_other:
    '{{count, number}} pieces of {{sku}} sold: it is at its refill threshold, and an alert opens within seconds.',
  howTo: 'How to try everything',
  steps: {
    choose: 'Work in the test warehouse here, or sign in to it with the desktop client.',
    key: 'Under API keys, mint a key for the test warehouse.',
    webhook: 'Work in the test warehouse, and register your receiver under Webhooks.',
    ship: 'Ship a test pallet here. Your receiver is told; receive the pallet by its ASN number.',
  },
  reference: 'Try the API in the interactive reference',
};
