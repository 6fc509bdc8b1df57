import { afterAll, beforeAll, expect, test } from 'vitest';
import { type RunningApi, startApi } from '../testing/running-api.ts';

let api: RunningApi;

beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.close());

const read = (path: string) => api.call('GET', path);

test.each(['/api/reference', '/api/reference/'])(
  '%s is a page that loads its parts from this origin alone',
  async (path) => {
    const page = await read(path);
    expect([page.status, page.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
    const policy = page.headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toMatch(/unsafe|https?:|\*/);
    const loaded = [...page.text.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, address]) => address!);
    const parts = loaded.filter((address) => !address.startsWith('data:'));
    expect(parts).toHaveLength(4);
    for (const part of parts) {
      const answer = await read(part);
      expect([part, answer.status]).toEqual([part, 200]);
      expect(answer.headers.get('content-type')).toMatch(/^text\/(css|javascript)/);
    }
  },
);

test.each([
  '/api/reference/swagger-ui-bundle.js.map',
  '/api/reference/package.json',
  '/api/reference/%2e%2e/api-reference.ts',
  '/api/reference/..%2fapi-reference.ts',
])('%s is not there', async (path) => {
  const answer = await read(path);
  expect([answer.status, answer.json?.code]).toEqual([404, 'NOT_FOUND']);
});

test('the document it shows is served without a token', async () => {
  const answer = await read('/openapi.json');
  expect([answer.status, answer.json.openapi]).toEqual([200, '3.1.0']);
});
