import { Button } from '@mantine/core';
import { IconFileImport, IconPlus } from '@tabler/icons-react';
import { getRouteApi } from '@tanstack/react-router';
import type { PlacedOrderAnswer, PlacedShipmentAnswer, ShipmentAnswer } from '@wms/contract';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useReadDeskAgain, useWarehouses } from '../desk/use-ops-list.ts';
import { WarehouseChoice } from '../desk/warehouse-choice.tsx';
import { ConfirmPanel } from '../elements/confirm-panel.tsx';
import { FailureAlert } from '../elements/failure-alert.tsx';
import { Page } from '../elements/page.tsx';
import { useChange } from '../elements/use-change.ts';
import { useFeedback } from '../feedback/feedback.tsx';
import { palletLabel } from '../labels/pallet-label.ts';
import { PrintLabels } from '../labels/print-labels.tsx';
import { AsnFile } from './asn-file.tsx';
import { AsnForm } from './asn-form.tsx';
import { Asns } from './asns.tsx';
import { Orders } from './orders.tsx';
import { type AsnDraft, emptyDraft } from './read-draft.ts';

const route = getRouteApi('/dispatch');

/** What stands open above the lists. */
type Work =
  | { readonly kind: 'FORM'; readonly draft: AsnDraft }
  | { readonly kind: 'FILE' }
  | { readonly kind: 'PRINT'; readonly shipment: ShipmentAnswer; readonly shipTo: string | null }
  | { readonly kind: 'CANCEL'; readonly shipment: PlacedShipmentAnswer };

/** 888's dispatch: from what is ordered to pallets on their way, over every warehouse. */
export function DispatchScreen() {
  const { t } = useTranslation();
  const { view = 'active', warehouseId = '' } = route.useSearch();
  const navigate = route.useNavigate();
  const [work, setWork] = useState<Work | null>(null);
  const { report } = useFeedback();
  const readAgain = useReadDeskAgain();
  const { data: warehouses = [] } = useWarehouses();
  const nameOf = (id: string) => warehouses.find((warehouse) => warehouse.id === id)?.name ?? null;
  const done = (said: string) => {
    report('ACCEPTED', said);
    void readAgain();
  };
  const made = ({ asnNumber }: ShipmentAnswer) => done(t('dispatch.say.made', { asnNumber }));
  const another = (order: PlacedOrderAnswer) => {
    const lines = [{ key: 0, sku: order.sku, quantity: String(order.quantity) }];
    const draft = { ...emptyDraft, warehouseId: order.warehouseId, orderId: order.id, lines };
    setWork({ kind: 'FORM', draft });
  };
  const tools = (
    <>
      <WarehouseChoice
        value={warehouseId}
        onChange={(id) => void navigate({ search: (old) => ({ ...old, warehouseId: id || undefined }) })}
        none={t('dispatch.allWarehouses')}
      />
      <Button
        size="md"
        variant="default"
        leftSection={<IconFileImport aria-hidden size={20} />}
        onClick={() => setWork({ kind: 'FILE' })}
      >
        {t('dispatch.file.open')}
      </Button>
      <Button
        size="md"
        leftSection={<IconPlus aria-hidden size={20} />}
        onClick={() => setWork({ kind: 'FORM', draft: { ...emptyDraft, warehouseId } })}
      >
        {t('dispatch.form.open')}
      </Button>
    </>
  );
  return (
    <Page title={t('dispatch.title')} tools={tools}>
      {work?.kind === 'FORM' && (
        <AsnForm
          key={work.draft.orderId ?? 'new'}
          draft={work.draft}
          onCancel={() => setWork(null)}
          onMade={(shipment) => {
            made(shipment);
            setWork({ kind: 'PRINT', shipment, shipTo: nameOf(work.draft.warehouseId) });
          }}
        />
      )}
      {work?.kind === 'FILE' && (
        <AsnFile
          onClose={() => setWork(null)}
          onMade={(count) => done(t('dispatch.say.madeMany', { count }))}
        />
      )}
      {work?.kind === 'PRINT' && (
        <PrintLabels
          key={work.shipment.id}
          labels={[palletLabel(work.shipment, work.shipTo)]}
          onClose={() => setWork(null)}
        />
      )}
      {work?.kind === 'CANCEL' && (
        <CancelAsn
          key={work.shipment.id}
          shipment={work.shipment}
          onClose={() => setWork(null)}
          onDone={() => {
            setWork(null);
            done(t('dispatch.say.cancelled', { asnNumber: work.shipment.asnNumber }));
          }}
        />
      )}
      <Orders warehouseId={warehouseId} onMade={made} onAnother={another} />
      <Asns
        warehouseId={warehouseId}
        view={view}
        onView={(chosen) => void navigate({ search: (old) => ({ ...old, view: chosen }) })}
        onShipped={({ asnNumber }) => done(t('dispatch.say.shipped', { asnNumber }))}
        onPrint={(shipment) => setWork({ kind: 'PRINT', shipment, shipTo: shipment.warehouseName })}
        onCancel={(shipment) => setWork({ kind: 'CANCEL', shipment })}
      />
    </Page>
  );
}

interface CancelAsnProps {
  readonly shipment: PlacedShipmentAnswer;
  readonly onDone: () => void;
  readonly onClose: () => void;
}

/** Says what becomes of a pallet's order before its ASN is cancelled. */
function CancelAsn({ shipment, onDone, onClose }: CancelAsnProps) {
  const { t } = useTranslation();
  const { id, asnNumber, companyName, warehouseName } = shipment;
  const { change, busy, failure } = useChange('changeShipment', onDone);
  return (
    <ConfirmPanel
      title={t('dispatch.cancel.title', { asnNumber })}
      confirmLabel={t('dispatch.cancel.confirm')}
      busy={busy}
      onConfirm={() => change({ params: { id }, body: { status: 'CANCELLED' } })}
      onCancel={onClose}
    >
      <p>{t('dispatch.cancel.hint', { place: `${companyName}, ${warehouseName}` })}</p>
      {failure && <FailureAlert failure={failure} />}
    </ConfirmPanel>
  );
}
