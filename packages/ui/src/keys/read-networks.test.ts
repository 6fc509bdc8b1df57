import { expect, it } from 'vitest';
import { readNetworks } from './read-networks.ts';

it.each([
  ['', null],
  [' \n , ', null],
  ['198.51.100.0/24', ['198.51.100.0/24']],
  ['198.51.100.0/24\n2001:db8::/48\n', ['198.51.100.0/24', '2001:db8::/48']],
  ['198.51.100.0/24, 203.0.113.0/24 198.51.100.0/24', ['198.51.100.0/24', '203.0.113.0/24']],
])('%j is read as %j', (text, ranges) => {
  expect(readNetworks(text)).toEqual(ranges);
});
