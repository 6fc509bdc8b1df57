import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, sep } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { assetPath, contentSecurityPolicy, createAppProtocol } from './app-protocol.ts';

let folder: string;
let root: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'wms-protocol-'));
  root = join(folder, 'renderer');
  mkdirSync(join(root, 'assets'), { recursive: true });
  writeFileSync(join(root, 'index.html'), '<p>page</p>');
  writeFileSync(join(root, 'assets/index.js'), 'script');
  writeFileSync(join(root, 'notes.txt'), 'not for the page');
  writeFileSync(join(folder, 'secret.html'), 'outside');
  mkdirSync(join(folder, 'renderer-other'));
  writeFileSync(join(folder, 'renderer-other/index.html'), 'beside');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const get = (url: string, method = 'GET') => createAppProtocol(root)(new Request(url, { method }));

describe('the client’s own protocol', () => {
  it.each([
    ['app://wms/', 'text/html; charset=utf-8', '<p>page</p>'],
    ['app://wms/index.html?x=1#y', 'text/html; charset=utf-8', '<p>page</p>'],
    ['app://wms/assets/index.js', 'text/javascript; charset=utf-8', 'script'],
  ])('serves %s', async (url, type, text) => {
    const response = await get(url);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe(type);
    expect(await response.text()).toBe(text);
  });

  it.each([
    'app://wms/../secret.html',
    'app://wms/%2e%2e/secret.html',
    'app://wms/..%2fsecret.html',
    'app://wms/%2e%2e%2fsecret.html',
    'app://wms/assets/..%2f..%2fsecret.html',
    'app://wms/..%5csecret.html',
    'app://wms/..%2frenderer-other%2findex.html',
    'app://wms/index.html%00.js',
    'app://wms/%ff',
    'app://wms//etc/passwd',
    'app://evil/index.html',
    'app://wms/notes.txt',
  ])('does not serve %s', async (url) => {
    const response = await get(url);
    expect([403, 404]).toContain(response.status);
    expect(await response.text()).toMatch(/^(forbidden|not found)$/);
  });

  it('never names a file outside its folder', () => {
    for (const url of [
      'app://wms/..%2f..%2fx',
      'app://wms/..%2frenderer-other%2findex.html',
      'app://wms/a%5c..%5cb',
    ]) {
      expect(assetPath(root, url)).toBeNull();
    }
    expect(assetPath(root, 'app://wms/a/%2e%2e/b.js')).toBe(root + sep + 'b.js');
  });

  it('answers reads only', async () => {
    expect((await get('app://wms/', 'POST')).status).toBe(405);
  });

  it.each(['app://wms/', 'app://wms/absent.js', 'app://wms/..%2fsecret.html'])(
    'sends its policy and nosniff with the answer to %s',
    async (url) => {
      const { headers } = await get(url);
      expect(headers.get('content-security-policy')).toBe(contentSecurityPolicy);
      expect(headers.get('x-content-type-options')).toBe('nosniff');
    },
  );

  it('has a policy without inline script, eval, or any address but its own', () => {
    expect(contentSecurityPolicy).toContain("default-src 'none'");
    // WebAssembly reads a camera's pictures; nothing else that is unsafe may run.
    expect(contentSecurityPolicy).toContain("script-src 'self' 'wasm-unsafe-eval';");
    expect(contentSecurityPolicy.replace("'wasm-unsafe-eval'", '')).not.toMatch(/unsafe-|https?:|\*/);
  });
});
