import { type ChildProcess, execFile, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

/** Longest that the bus and the keyring may take until they answer. */
const readyMs = 10_000;
/** How often it is asked whether they do. */
const askEveryMs = 50;
const daemonPassword = 'opens the keyring';

const run = promisify(execFile);
const missing = ['dbus-daemon', 'dbus-send', 'gnome-keyring-daemon'].filter(
  (program) => process.platform !== 'linux' || spawnSync('which', [program]).status !== 0,
);

/** A person's session with a D-Bus and a keyring of its own, whose files outlive the keyring's daemon. */
class PrivateSession {
  readonly #folder = mkdtempSync(join(tmpdir(), 'wms-keyring-'));
  readonly #env: NodeJS.ProcessEnv;
  #bus: ChildProcess | null = null;
  #keyring: ChildProcess | null = null;

  constructor() {
    const inFolder = (name: string) => {
      const path = join(this.#folder, name);
      mkdirSync(path, { mode: 0o700 });
      return path;
    };
    this.#env = {
      PATH: process.env.PATH,
      HOME: inFolder('home'),
      XDG_DATA_HOME: inFolder('data'),
      XDG_RUNTIME_DIR: inFolder('run'),
    };
  }

  async openBus(): Promise<void> {
    const bus = spawn('dbus-daemon', ['--session', '--nofork', '--nopidfile', '--print-address=1'], {
      env: this.#env,
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    this.#bus = bus;
    const [address] = (await once(createInterface({ input: bus.stdout }), 'line')) as [string];
    this.#env.DBUS_SESSION_BUS_ADDRESS = address;
  }

  /** Starts the keyring's daemon, as at a sign-in; `locked`, as when nobody has given it the password. */
  async startKeyring(state: 'UNLOCKED' | 'LOCKED'): Promise<void> {
    const unlock = state === 'UNLOCKED' ? ['--unlock'] : [];
    const keyring = spawn('gnome-keyring-daemon', ['--foreground', '--components=secrets', ...unlock], {
      env: this.#env,
      stdio: ['pipe', 'ignore', 'ignore'],
    });
    this.#keyring = keyring;
    keyring.stdin.end(daemonPassword);
    const until = Date.now() + readyMs;
    while (!(await this.#isOwned('org.freedesktop.secrets'))) {
      if (Date.now() > until) throw new Error('the keyring does not answer');
      await new Promise((resolve) => setTimeout(resolve, askEveryMs));
    }
  }

  async stopKeyring(): Promise<void> {
    await end(this.#keyring);
    this.#keyring = null;
  }

  /** What `script` comes to in a program of its own, and what the keychain reported there. */
  async inProgram(script: string): Promise<{ result: unknown; problems: string[] }> {
    const module = join(import.meta.dirname, 'keychain.ts');
    const program = `
      const { createKeychain, openKeychainEntry } = await import(${JSON.stringify(module)});
      const problems = [];
      const open = () => openKeychainEntry('888 WMS test', 'session');
      const keychain = createKeychain(open, (problem) => problems.push(problem));
      const result = ${script};
      console.log(JSON.stringify({ result, problems }));`;
    const { stdout } = await run(process.execPath, ['--input-type=module', '-e', program], {
      env: this.#env,
    });
    return JSON.parse(stdout) as { result: unknown; problems: string[] };
  }

  async close(): Promise<void> {
    await end(this.#keyring);
    await end(this.#bus);
    rmSync(this.#folder, { recursive: true, force: true });
  }

  async #isOwned(name: string): Promise<boolean> {
    const question = ['/org/freedesktop/DBus', 'org.freedesktop.DBus.NameHasOwner', `string:${name}`];
    const bus = ['--session', '--dest=org.freedesktop.DBus', '--print-reply=literal'];
    const { stdout } = await run('dbus-send', [...bus, ...question], { env: this.#env });
    return stdout.includes('true');
  }
}

/** Ends one process of ours and waits until it is gone. */
async function end(child: ChildProcess | null): Promise<void> {
  if (child === null || child.exitCode !== null || child.signalCode !== null) return;
  const exited = once(child, 'exit');
  child.kill();
  await exited;
}

describe.skipIf(missing.length > 0)(
  `the keychain of a Linux desktop (needs dbus and gnome-keyring; missing: ${missing.join(', ') || 'none'})`,
  () => {
    let session: PrivateSession;
    beforeEach(async () => {
      session = new PrivateSession();
      await session.openBus();
    });
    afterEach(() => session.close());

    it('keeps a secret, replaces it, finds it after a restart of the keyring, and deletes it', async () => {
      await session.startKeyring('UNLOCKED');
      const first = `[await keychain.keep('one'), await keychain.read(), await keychain.keep('two')]`;
      expect(await session.inProgram(first)).toEqual({ result: [true, 'one', true], problems: [] });
      await session.stopKeyring();
      await session.startKeyring('UNLOCKED');
      const second = `[await keychain.read(), await keychain.drop(), await keychain.read()]`;
      expect(await session.inProgram(second)).toEqual({ result: ['two', null, null], problems: [] });
    });

    it('that nobody unlocks keeps nothing, gives nothing, says so without the secret, and loses nothing', async () => {
      await session.startKeyring('UNLOCKED');
      await session.inProgram(`await keychain.keep('one')`);
      await session.stopKeyring();

      await session.startKeyring('LOCKED');
      const { result, problems } = await session.inProgram(
        `[await keychain.read(), await keychain.keep('another')]`,
      );
      expect(result).toEqual([null, false]);
      expect(problems).toEqual([
        expect.stringMatching(/^keychain: read failed: /),
        expect.stringMatching(/^keychain: write failed: /),
      ]);
      expect(problems.join()).not.toMatch(/another|\bone\b/);
      await session.stopKeyring();

      await session.startKeyring('UNLOCKED');
      expect((await session.inProgram('await keychain.read()')).result).toBe('one');
    });
  },
);
