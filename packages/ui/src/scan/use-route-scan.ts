import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { assertNever } from '@wms/domain';
import { useTranslation } from 'react-i18next';
import { mayCall, mayOpenShipment } from '../app/access.ts';
import { hostKindOf, useHost } from '../app/host-context.ts';
import { describeFailure } from '../elements/describe-failure.ts';
import { afterPaint } from '../feedback/after-paint.ts';
import { useFeedback } from '../feedback/feedback.tsx';
import { describeShown } from '../receive/describe-receipt.ts';
import { knownShipment } from '../receive/use-shipments.ts';
import { useSession } from '../session/use-session.ts';
import { knownLevel, skuQuery } from '../stock/use-stock.ts';
import { useScanFallback } from './scan-provider.tsx';

/** Sends every code that no screen took to where it belongs: an ASN to its pallet, a SKU to its item. */
export function useRouteScan(): void {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const host = useHost();
  const queries = useQueryClient();
  const { report, mention } = useFeedback();
  const { role } = useSession();

  const open = (asnNumber: string, said: boolean) => {
    const state = { scanned: true, said };
    afterPaint(() => void navigate({ to: '/receive/$asnNumber', params: { asnNumber }, state }));
  };

  const openAsn = (asnNumber: string) => {
    if (!mayOpenShipment(role, hostKindOf(host))) {
      return report('REJECTED', t('scan.say.needsSupervisor', { asnNumber }));
    }
    if (!mayCall(role, 'receiveShipment')) {
      report('REJECTED', t('brief.say.asks', { asnNumber }));
      return open(asnNumber, false);
    }
    const known = knownShipment(queries, asnNumber)?.shipment;
    if (known) {
      const { kind, sentence } = describeShown(t, known);
      report(kind, sentence);
    } else mention(t('receive.say.lookingUp', { asnNumber }));
    open(asnNumber, known !== undefined);
  };

  const openItem = (sku: string) => {
    report('SHOWN', t('scan.say.sku', { sku }));
    afterPaint(() => void navigate({ to: '/stock/$sku', params: { sku } }));
  };

  const openSku = async (sku: string) => {
    if (!mayCall(role, 'listStock')) return report('REJECTED', t('scan.say.unknown', { code: sku }));
    if (knownLevel(queries, sku)) return openItem(sku);
    mention(t('scan.say.lookingUp', { code: sku }));
    const result = await host.request('listStock', { query: skuQuery(sku) });
    if (!result.ok) {
      return report(
        'REJECTED',
        t('scan.say.notLookedUp', { code: sku, reason: describeFailure(t, result.failure) }),
      );
    }
    if (result.answer.levels.some((level) => level.sku === sku)) return openItem(sku);
    report('REJECTED', t('scan.say.unknown', { code: sku }));
  };

  const openIssue = (badge: string) => {
    if (!mayCall(role, 'createTransaction')) {
      return report('REJECTED', t('scan.say.badgeNeedsSupervisor', { badge }));
    }
    mention(t('scan.say.badge', { badge }));
    afterPaint(() => void navigate({ to: '/issue', search: { badge } }));
  };

  useScanFallback(({ code }) => {
    switch (code.kind) {
      case 'ASN':
        return openAsn(code.asnNumber);
      case 'BADGE':
        return openIssue(code.badge);
      case 'SKU':
        return void openSku(code.sku);
      case 'GTIN':
        // It was looked up before it came here.
        return report('REJECTED', t('scan.say.noGtin', { code: code.sku ?? code.gtin }));
      case 'SSCC':
        return report('REJECTED', t('scan.say.noPallet', { code: code.sscc }));
      case 'UNKNOWN':
        return report('REJECTED', t(`scan.say.${code.reason}`, { code: code.text }));
      default:
        assertNever(code);
    }
  });
}
