import { describe, expect, it } from 'vitest';
import { privateAddresses } from '../testing/private-addresses.ts';
import { checkUrl, createUrlRefusal, type Resolve } from './check-url.ts';

const names: Readonly<Record<string, readonly string[]>> = {
  'hooks.example': ['93.184.215.14', '2606:2800:21f:cb07:6820:80da:af6b:8b2c'],
  'mixed.example': ['93.184.215.14', '10.0.0.1'],
  'mixed6.example': ['93.184.215.14', '::1'],
  'crowd.example': Array.from({ length: 65 }, (_, n) => `93.184.215.${n}`),
};
const resolve: Resolve = async (hostname) => names[hostname] ?? [];
const check = (url: string, allowedHosts: readonly string[] = []) =>
  checkUrl(url, { resolve, allowedHosts: new Set(allowedHosts) }, AbortSignal.timeout(1000));
const refusal = createUrlRefusal({ resolve, allowedHosts: new Set() });

describe('a URL', () => {
  it.each([
    'https://hooks.example/888-wms',
    'https://hooks.example:443/',
    'https://hooks.example:1024/',
    'https://hooks.example:65535/a?b=c',
    'HTTPS://HOOKS.EXAMPLE',
    'https://93.184.215.14/hook',
    'https://[2606:4700::1111]/hook',
  ])('%s may be sent to', async (url) => {
    expect(await refusal(url)).toBeNull();
  });

  it.each([
    ['', 'URL'],
    ['hooks.example', 'URL'],
    ['https://', 'URL'],
    ['http://hooks.example/', 'https://'],
    ['ftp://hooks.example/', 'https://'],
    ['file:///etc/passwd', 'https://'],
    ['javascript:alert(1)', 'https://'],
    ['https://user@hooks.example/', 'user name'],
    ['https://user:secret@hooks.example/', 'user name'],
    ['https://hooks.example:22/', 'port'],
    ['https://hooks.example:80/', 'port'],
    ['https://hooks.example:1023/', 'port'],
    ['https://unknown.example/', 'no address'],
    ['https://mixed.example/', 'private'],
    ['https://mixed6.example/', 'private'],
    ['https://crowd.example/', 'private'],
  ])('%j is refused, and its %s is named', async (url, named) => {
    expect(await refusal(url)).toContain(named);
  });

  it('is checked for every address that its host has, and pinned to those', async () => {
    expect(await check('https://hooks.example/')).toMatchObject({ addresses: names['hooks.example'] });
  });

  it('that the operator allows may lead anywhere, on that port alone', async () => {
    const allowed = ['localhost:9443', '[::1]:9443'];
    expect(await check('https://localhost:9443/', allowed)).toMatchObject({ hostname: 'localhost' });
    expect(await check('https://[::1]:9443/', allowed)).toMatchObject({ addresses: ['::1'] });
    expect(await check('https://localhost:9444/', allowed)).toHaveProperty('refusal');
    expect(await check('https://127.0.0.1:9443/', allowed)).toHaveProperty('refusal');
    expect(await check('http://localhost:9443/', allowed)).toHaveProperty('refusal');
  });
});

const bracketed = (address: string): string => (address.includes(':') ? `[${address}]` : address);
/** Each address as a literal, and behind a name. */
const spelled = privateAddresses.filter((address) => !address.includes('%'));

describe('an address that is not public', () => {
  it.each(spelled)('%s is refused as a literal and behind a name', async (address) => {
    const behind = createUrlRefusal({ resolve: async () => [address], allowedHosts: new Set() });
    expect(await refusal(`https://${bracketed(address)}/`)).toContain('private');
    expect(await behind('https://a.example/')).toContain('private');
  });

  it.each([
    ['2130706433', 'decimal'],
    ['0x7f000001', 'hexadecimal'],
    ['0x7f.0.0.1', 'part hexadecimal'],
    ['0177.0.0.1', 'octal'],
    ['127.1', 'short'],
    ['127.0.1', 'shorter by one'],
    ['127.0.0.1.', 'with a dot at its end'],
    ['１２７.０.０.１', 'full-width'],
    ['127。0。0。1', 'with ideographic stops'],
    ['0xa9fea9fe', 'of the metadata in hexadecimal'],
    ['2852039166', 'of the metadata in decimal'],
    ['0', 'nothing at all'],
    ['%31%32%37.0.0.1', 'percent-encoded'],
    ['[::ffff:7f00:1]', 'mapped'],
    ['[0:0:0:0:0:ffff:127.0.0.1]', 'mapped in full'],
    ['[0000:0000:0000:0000:0000:0000:0000:0001]', 'IPv6 in full'],
    ['[64:ff9b::a9fe:a9fe]', 'of the metadata behind NAT64'],
  ])('%s is refused, however it is written: %s', async (host) => {
    expect(await refusal(`https://${host}/`)).toContain('private');
  });

  it('is not given away by the refusal', async () => {
    expect(await refusal('https://mixed.example/')).not.toContain('10.0.0.1');
  });
});
