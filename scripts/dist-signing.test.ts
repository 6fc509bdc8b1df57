import { describe, expect, it } from 'vitest';
import { signingFor } from './dist-signing.ts';

const azure = {
  WMS_PUBLISHER: '888 Wholesale',
  WMS_AZURE_ENDPOINT: 'https://weu.codesigning.azure.net',
  WMS_AZURE_ACCOUNT: 'account',
  WMS_AZURE_PROFILE: 'profile',
  AZURE_TENANT_ID: 't',
  AZURE_CLIENT_ID: 'c',
  AZURE_CLIENT_SECRET: 's',
};
const appleKey = { APPLE_API_KEY: 'k', APPLE_API_KEY_ID: 'i', APPLE_API_ISSUER: 'u' };
const applePassword = { APPLE_ID: 'a', APPLE_APP_SPECIFIC_PASSWORD: 'p', APPLE_TEAM_ID: 't' };

describe('packages can be signed', () => {
  it.each([
    ['on Windows with a certificate', 'win32', { WMS_PUBLISHER: 'P', WIN_CSC_LINK: 'cert.pfx' }],
    [
      'on Windows with the certificate of both systems',
      'win32',
      { WMS_PUBLISHER: 'P', CSC_LINK: 'cert.pfx' },
    ],
    ['on Windows by Azure', 'win32', azure],
    ['on macOS with an API key', 'darwin', { CSC_LINK: 'cert.p12', ...appleKey }],
    ['on macOS with an app password', 'darwin', { CSC_NAME: '888 Wholesale', ...applePassword }],
    ['on Linux with nothing', 'linux', {}],
  ] as const)('%s', (_title, platform, environment) => {
    expect(signingFor(platform, environment).missing).toEqual([]);
  });

  it('by Azure with the account that the environment names, and no secret in the configuration', () => {
    const { overrides } = signingFor('win32', azure);
    expect(overrides).toEqual({
      win: {
        azureSignOptions: {
          endpoint: 'https://weu.codesigning.azure.net',
          codeSigningAccountName: 'account',
          certificateProfileName: 'profile',
          publisherName: '888 Wholesale',
        },
      },
    });
  });
});

describe('what is missing is named', () => {
  it.each([
    ['win32', {}, ['WMS_PUBLISHER', 'WIN_CSC_LINK']],
    ['win32', { WIN_CSC_LINK: 'cert.pfx' }, ['WMS_PUBLISHER']],
    ['win32', { ...azure, AZURE_CLIENT_SECRET: '' }, ['AZURE_CLIENT_SECRET']],
    ['win32', { ...azure, WMS_AZURE_PROFILE: undefined }, ['WMS_AZURE_PROFILE']],
    ['darwin', {}, ['CSC_LINK', 'APPLE_API_KEY']],
    ['darwin', { CSC_LINK: 'cert.p12', APPLE_API_KEY: 'k' }, ['APPLE_API_KEY_ID']],
  ] as const)('on %s with %j', (platform, environment, names) => {
    const { missing } = signingFor(platform, environment);
    expect(missing).toHaveLength(names.length);
    for (const [index, name] of names.entries()) expect(missing[index]).toContain(name);
  });

  it('and a Mac build that cannot be notarised does not wait for Apple', () => {
    expect(signingFor('darwin', {}).overrides).toEqual({ mac: { notarize: false } });
    expect(signingFor('darwin', appleKey).overrides).toEqual({});
  });
});
