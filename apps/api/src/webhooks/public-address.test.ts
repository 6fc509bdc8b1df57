import { expect, it } from 'vitest';
import { privateAddresses } from '../testing/private-addresses.ts';
import { isPublicAddress } from './public-address.ts';

it.each(privateAddresses)('%s is not public', (address) => {
  expect(isPublicAddress(address)).toBe(false);
});

it.each([
  '1.1.1.1',
  '8.8.8.8',
  '9.255.255.255',
  '11.0.0.0',
  '100.63.255.255',
  '100.128.0.0',
  '126.255.255.255',
  '128.0.0.0',
  '168.63.129.15',
  '168.63.129.17',
  '169.253.255.255',
  '169.255.0.0',
  '172.15.255.255',
  '172.32.0.0',
  '192.167.255.255',
  '192.169.0.0',
  '198.17.255.255',
  '198.20.0.0',
  '223.255.255.255',
  '2000::1',
  '2001:200::1',
  '2606:4700::1111',
  '2a00:1450::1',
  '3ffe:ffff::1',
])('%s is public', (address) => {
  expect(isPublicAddress(address)).toBe(true);
});

it.each([
  '',
  'localhost',
  '0x7f000001',
  '2130706433',
  '127.1',
  '0177.0.0.1',
  '8.8.8.8 ',
  '8.8.8',
  '8.8.8.08',
  '[::1]',
])('%j is no address in full, and so not public', (text) => {
  expect(isPublicAddress(text)).toBe(false);
});
