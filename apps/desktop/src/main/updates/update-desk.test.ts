import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { checkEveryMs, firstCheckDelayMs, UpdateDesk } from './update-desk.ts';

interface Seen {
  readonly said: string[];
  readonly reports: string[];
  looked: number;
  fetched: number;
  installed: number;
  menus: number;
}

/** A desk whose feed offers `offered`, with `unsent` entries in the queue; both can be changed while it runs. */
function openDesk(world: {
  offered: string | null;
  unsent?: number;
  agrees?: () => boolean;
  fault?: 'find' | 'fetch' | 'install';
}) {
  const seen: Seen = { said: [], reports: [], looked: 0, fetched: 0, installed: 0, menus: 0 };
  const failAt = (step: typeof world.fault) => {
    if (world.fault === step) throw new Error(`${step} failed`);
  };
  const say = (what: string) => async () => void seen.said.push(what);
  const desk = new UpdateDesk({
    source: {
      async find() {
        seen.looked += 1;
        failAt('find');
        return world.offered;
      },
      async fetch() {
        failAt('fetch');
        seen.fetched += 1;
      },
      async install() {
        failAt('install');
        seen.installed += 1;
      },
    },
    queue: { waiting: () => world.unsent ?? 0 },
    talk: {
      announce: (version) => void seen.said.push(`announced ${version}`),
      sayUnsent: async (count) => void seen.said.push(`${count} unsent`),
      sayFailed: say('failed'),
      sayNoneNewer: say('none newer'),
      confirm: async (version) => {
        seen.said.push(`asked ${version}`);
        return world.agrees?.() ?? true;
      },
    },
    now: () => 1_000,
    report: (problem) => void seen.reports.push(problem),
    onReady: () => void (seen.menus += 1),
  });
  return { desk, seen, world };
}

describe('a newer version', () => {
  it('is fetched and announced, and not installed by itself', async () => {
    const { desk, seen } = openDesk({ offered: '1.2.3' });
    expect(await desk.look()).toBe(true);
    expect(desk.ready).toBe('1.2.3');
    expect(seen).toMatchObject({ said: ['announced 1.2.3'], fetched: 1, installed: 0, menus: 1 });
  });

  it('is fetched once, however often it is found', async () => {
    const { desk, seen } = openDesk({ offered: '1.2.3' });
    await Promise.all([desk.look(), desk.look()]);
    await desk.look();
    expect(seen).toMatchObject({ looked: 2, fetched: 1, said: ['announced 1.2.3'] });
  });

  it('is installed when the person agrees', async () => {
    const { desk, seen } = openDesk({ offered: '1.2.3' });
    await desk.look();
    await desk.install();
    expect(seen).toMatchObject({ installed: 1, said: ['announced 1.2.3', 'asked 1.2.3'] });
  });

  it('is not installed when the person would rather not, and can be later', async () => {
    let agrees = false;
    const { desk, seen } = openDesk({ offered: '1.2.3', agrees: () => agrees });
    await desk.look();
    await desk.install();
    expect(seen.installed).toBe(0);
    agrees = true;
    await desk.install();
    expect(seen.installed).toBe(1);
  });

  it('whose installer turns out not to be trusted is forgotten and said', async () => {
    const { desk, seen } = openDesk({ offered: '1.2.3', fault: 'install' });
    await desk.look();
    await desk.install();
    expect(desk.ready).toBeNull();
    expect(seen).toMatchObject({ installed: 0, reports: ['updates: install failed'] });
    expect(seen.said.at(-1)).toBe('failed');
  });
});

describe('unsent work', () => {
  it('is never installed over: the person is told how much waits, and asked nothing', async () => {
    const { desk, seen, world } = openDesk({ offered: '1.2.3', unsent: 3 });
    await desk.look();
    await desk.install();
    expect(seen).toMatchObject({ installed: 0, said: ['announced 1.2.3', '3 unsent'] });
    world.unsent = 0;
    await desk.install();
    expect(seen.installed).toBe(1);
  });

  it('that was scanned while the question stood stops the installation too', async () => {
    const { desk, seen, world } = openDesk({ offered: '1.2.3' });
    world.agrees = () => {
      world.unsent = 1;
      return true;
    };
    await desk.look();
    await desk.install();
    expect(seen).toMatchObject({ installed: 0, said: ['announced 1.2.3', 'asked 1.2.3', '1 unsent'] });
  });
});

describe('a person who asks', () => {
  it.each([
    ['when none is newer', { offered: null }, ['none newer']],
    ['when the feed is out of reach', { offered: null, fault: 'find' }, ['failed']],
    ['when the download is not to be trusted', { offered: '1.2.3', fault: 'fetch' }, ['failed']],
    ['when there is a newer one', { offered: '1.2.3' }, ['announced 1.2.3']],
  ] as const)('is answered %s', async (_title, world, said) => {
    const { desk, seen } = openDesk({ ...world });
    await desk.asked();
    expect(seen.said).toEqual(said);
    expect(seen.installed).toBe(0);
  });

  it('twice is asked one question', async () => {
    const { desk, seen } = openDesk({ offered: '1.2.3' });
    await desk.look();
    await Promise.all([desk.install(), desk.asked()]);
    expect(seen).toMatchObject({ installed: 1, said: ['announced 1.2.3', 'asked 1.2.3'] });
  });
});

describe('by itself', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('the feed is looked at after the start and then every few hours, until it is stopped', async () => {
    const { desk, seen } = openDesk({ offered: null });
    desk.start();
    await vi.advanceTimersByTimeAsync(firstCheckDelayMs - 1);
    expect(seen.looked).toBe(0);
    await vi.advanceTimersByTimeAsync(1);
    expect(seen.looked).toBe(1);
    await vi.advanceTimersByTimeAsync(2 * checkEveryMs);
    expect(seen.looked).toBe(3);
    desk.stop();
    await vi.advanceTimersByTimeAsync(3 * checkEveryMs);
    expect(seen.looked).toBe(3);
  });

  it('a feed that fails is reported, bothers nobody, and is tried again', async () => {
    const { desk, seen, world } = openDesk({ offered: null, fault: 'find' });
    desk.start();
    await vi.advanceTimersByTimeAsync(firstCheckDelayMs);
    expect(seen).toMatchObject({ said: [], reports: ['updates: find failed'] });
    Object.assign(world, { fault: undefined, offered: '1.2.3' });
    await vi.advanceTimersByTimeAsync(checkEveryMs);
    expect(desk.ready).toBe('1.2.3');
    desk.stop();
  });
});
