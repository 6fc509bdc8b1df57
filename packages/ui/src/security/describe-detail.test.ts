import { auditActions } from '@wms/domain';
import { expect, it } from 'vitest';
import { languages } from '../app/preferences.ts';
import { changeLanguage, startI18n } from '../i18n/start-i18n.ts';
import { createFormat } from '../i18n/use-format.ts';
import { describeDetail } from './describe-detail.ts';

const i18n = await startI18n();
await changeLanguage(i18n, 'en');
const saying = { t: i18n.getFixedT('en'), format: createFormat('en') };

it.each([
  ['sign-in.succeeded', {}, ''],
  ['sign-in.succeeded', { network: '192.0.2.0/24' }, ''],
  ['sign-in.failed', { reason: 'wrong password' }, 'Why: wrong password'],
  ['token.locked', { reason: 'DEVICE_MISMATCH', name: 'Shop' }, 'Why: another device; Name: Shop'],
  ['token.revoked', { by: 'owner', reissued: true }, 'By: its owner; Issued anew'],
  ['worker.created', { badge: 'WKR-7', by: '01J00000000000000000000000' }, 'Badge: WKR-7'],
  ['webhook.created', { host: 'a.example', events: ['x', 'y'] }, 'To: a.example; Events: x, y'],
  [
    'account.status',
    { before: { status: 'PENDING' }, after: { status: 'APPROVED' } },
    'Status: Waiting → Approved',
  ],
  [
    'shipment.changed',
    {
      before: { asnNumber: 'ASN-1', status: 'PENDING' },
      after: { asnNumber: 'ASN-1', status: 'IN_TRANSIT' },
    },
    'ASN-1, Status: Pending → In transit',
  ],
  [
    'level.set',
    { before: { sku: 'TEE', parLevel: 1000 }, after: { sku: 'TEE', parLevel: 40, needsReview: false } },
    'TEE, Par level: 1,000 → 40, To be reviewed: no',
  ],
  ['catalogue.imported', { before: [], after: { changed: [], added: ['TEE', 'CAP'] } }, 'New: TEE, CAP'],
] as const)('%s with %j is said as %j', (action, detail, said) => {
  expect(describeDetail(saying, action, detail)).toBe(said);
});

it.each(languages)('every action has words in %s', async (language) => {
  await changeLanguage(i18n, language);
  const wordsOf = (action: string): unknown =>
    i18n.getResource(language, 'translation', `security.action.${action}`);
  expect(auditActions.filter((action) => typeof wordsOf(action) !== 'string')).toEqual([]);
});
