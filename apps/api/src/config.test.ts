import { expect, it } from 'vitest';
import { BadConfiguration, readEnvironment } from './config.ts';

it.each([
  [{}, 600, 300],
  [{ WMS_RATE_READS: '', WMS_RATE_WRITES: '' }, 600, 300],
  [{ WMS_RATE_READS: '0', WMS_RATE_WRITES: '0' }, 0, 0],
  [{ WMS_RATE_READS: '12', WMS_RATE_WRITES: '999999999' }, 12, 999_999_999],
])('takes %j for limits of %i reads and %i writes a minute', (variables, reads, writes) => {
  const environment = readEnvironment(variables);
  expect([environment.WMS_RATE_READS, environment.WMS_RATE_WRITES]).toEqual([reads, writes]);
});

it.each(['-1', '1.5', '1e3', 'many', ' ', '10000000000'])(
  'does not take %j for a limit of requests',
  (limit) => {
    const read = () => readEnvironment({ WMS_RATE_WRITES: limit });
    expect(read).toThrow(BadConfiguration);
    expect(read).toThrow(
      'The environment variable WMS_RATE_WRITES cannot be used: is a whole number of requests a minute.',
    );
  },
);
