import { describe, expect, it } from 'vitest';
import { nothingManaged } from '../managed-settings.ts';
import { chooseFeed } from './choose-feed.ts';

const windows = { isPackaged: true, platform: 'win32', arch: 'x64' };
const mac = { isPackaged: true, platform: 'darwin', arch: 'arm64' };
const build = { updateFeed: 'https://updates.example.test/wms', publisher: '888 Wholesale' };
const byAdmin = (updates: Partial<typeof nothingManaged.updates>) => ({
  updates: { ...nothingManaged.updates, ...updates },
});

describe('updates come', () => {
  it('from the feed of the build, for this system and processor', () => {
    expect(chooseFeed(windows, nothingManaged, build)).toEqual({
      url: 'https://updates.example.test/wms/win32-x64',
    });
    expect(chooseFeed(mac, nothingManaged, build)).toEqual({
      url: 'https://updates.example.test/wms/darwin-arm64',
    });
  });

  it('from the administrator’s feed before that of the build', () => {
    const own = byAdmin({ feedUrl: 'https://mirror.example.test' });
    for (const updateFeed of ['', build.updateFeed])
      expect(chooseFeed(windows, own, { ...build, updateFeed })).toEqual({
        url: 'https://mirror.example.test/win32-x64',
      });
  });
});

describe('no updates come', () => {
  it.each([
    ['to a checkout', 'NOT_INSTALLED', { ...windows, isPackaged: false }, nothingManaged, build],
    [
      'where an administrator has switched them off',
      'SWITCHED_OFF',
      windows,
      byAdmin({ isOff: true }),
      build,
    ],
    ['to Linux', 'PACKAGE_MANAGER', { ...windows, platform: 'linux' }, nothingManaged, build],
    [
      'to a Windows build that nobody has signed',
      'NOT_SIGNED',
      windows,
      nothingManaged,
      { ...build, publisher: '' },
    ],
    ['where no feed is set', 'NO_FEED', windows, nothingManaged, { ...build, updateFeed: '' }],
  ] as const)('%s', (_title, why, machine, managed, facts) => {
    expect(chooseFeed(machine, managed, facts)).toEqual({ url: null, why });
  });
});
