import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { mayCall } from '../app/access.ts';
import { useHost } from '../app/host-context.ts';
import { useFeedback } from '../feedback/feedback.tsx';
import { useSession } from '../session/use-session.ts';
import { knownLevel, skuQuery } from '../stock/use-stock.ts';
import type { Scan } from './scan.ts';

/**
 * Turns the number on a package into the SKU that it stands for, so that screens deal with SKUs alone. Digits that are
 * a SKU of their own come first. What cannot be found, or asked while the server is away, stays as it was scanned.
 */
export function useGoodsLookup(): (scan: Scan) => Scan | Promise<Scan> {
  const host = useHost();
  const queries = useQueryClient();
  const { t } = useTranslation();
  const { mention } = useFeedback();
  const { role } = useSession();

  const find = async (own: string | null): Promise<string | null> => {
    if (own === null) return null;
    const result = await host.request('listStock', { query: skuQuery(own) });
    return result.ok && result.answer.levels.some(({ sku }) => sku === own) ? own : null;
  };

  return (scan) => {
    const { code } = scan;
    if (code.kind !== 'GTIN' || !mayCall(role, 'listStock')) return scan;
    const asSku = (sku: string): Scan => ({ ...scan, code: { kind: 'SKU', sku } });
    if (code.sku !== null && knownLevel(queries, code.sku)) return asSku(code.sku);
    const key = ['goods', code.gtin];
    const known = queries.getQueryData<string>(key);
    if (known) return asSku(known);
    mention(t('scan.say.lookingUp', { code: code.sku ?? code.gtin }));
    return find(code.sku).then((sku) => {
      if (sku === null) return scan;
      queries.setQueryData(key, sku);
      return asSku(sku);
    });
  };
}
