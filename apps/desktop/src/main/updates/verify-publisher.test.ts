import { describe, expect, it } from 'vitest';
import { verifyPublisher } from './verify-publisher.ts';

const file = String.raw`C:\Users\sam\AppData\Local\wms-updater\pending\888 WMS Setup 1.2.3.exe`;
const publisher = '888 Wholesale, S.L.';
const good = { status: 0, path: file, signer: publisher };
const says = (verdict: unknown) => async (): Promise<string> =>
  typeof verdict === 'string' ? verdict : JSON.stringify(verdict);

describe('an installer', () => {
  it('with a valid signature of the publisher is taken', async () => {
    await expect(verifyPublisher(file, publisher, says(good))).resolves.toBeUndefined();
  });

  it.each([
    ['is not signed', { ...good, status: 2, signer: '' }, 'not valid'],
    ['was changed after it was signed', { ...good, status: 3 }, 'not valid'],
    ['is signed by an authority that Windows does not trust', { ...good, status: 4 }, 'not valid'],
    ['is signed by somebody else', { ...good, signer: '888 Wholesale' }, 'somebody else'],
    ['is another file', { ...good, path: String.raw`C:\other.exe` }, 'another file'],
    ['is spoken of in another form', { Status: 0 }, 'status'],
    ['is not spoken of at all', '', 'JSON'],
  ])('that %s is refused', async (_title, verdict, why) => {
    await expect(verifyPublisher(file, publisher, says(verdict))).rejects.toThrow(why);
  });

  it('is refused when Windows cannot be asked', async () => {
    const silent = () => Promise.reject(new Error('powershell.exe is missing'));
    await expect(verifyPublisher(file, publisher, silent)).rejects.toThrow('missing');
  });

  it('is refused by a build that knows no publisher, even when nobody’s name is on it', async () => {
    await expect(verifyPublisher(file, '', says({ ...good, signer: '' }))).rejects.toThrow('somebody else');
  });
});
