import { Button, Group, TextInput } from '@mantine/core';
import { IconBuildingWarehouse, IconCircleCheck, IconPlus } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { type SubmitEvent, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { AsOf } from '../elements/as-of.tsx';
import { FailureAlert } from '../elements/failure-alert.tsx';
import { NoAnswerYet } from '../elements/no-answer-yet.tsx';
import { Page } from '../elements/page.tsx';
import { useChange } from '../elements/use-change.ts';
import { useFeedback } from '../feedback/feedback.tsx';
import { useFormat } from '../i18n/use-format.ts';
import { useSession } from '../session/use-session.ts';
import { useChooseWarehouse, useWarehouses, warehousesKey } from './use-warehouses.ts';

/** The account's warehouses: which there are, one more, and which one the screens are about. */
export function WarehousesScreen() {
  const { t } = useTranslation();
  const format = useFormat();
  const { warehouseId } = useSession();
  const [adding, setAdding] = useState(false);
  const query = useWarehouses();
  const { choose, busy, failure } = useChooseWarehouse();
  return (
    <Page
      title={t('warehouses.title')}
      subtitle={<p>{t('warehouses.hint')}</p>}
      tools={
        <Button size="md" leftSection={<IconPlus aria-hidden size={20} />} onClick={() => setAdding(true)}>
          {t('warehouses.add')}
        </Button>
      }
    >
      {adding && <RegisterPanel onClose={() => setAdding(false)} />}
      {failure && <FailureAlert failure={failure} />}
      <AsOf query={query} />
      {query.data ? (
        <div className="wms-table-box">
          <table className="wms-table wms-table-roomy" aria-label={t('warehouses.title')}>
            <thead>
              <tr>
                <th scope="col">{t('warehouses.name')}</th>
                <th scope="col">{t('warehouses.id')}</th>
                <th scope="col">{t('warehouses.since')}</th>
                <th scope="col">{t('warehouses.shown')}</th>
              </tr>
            </thead>
            <tbody>
              {query.data.warehouses.map(({ id, name, createdAt, isTest }) => (
                <tr key={id}>
                  <th scope="row">
                    {name}
                    {isTest && <span className="wms-item-name">{t('simulator.mark')}</span>}
                  </th>
                  <td>
                    <code>{id}</code>
                  </td>
                  <td className="wms-when">{format.date(createdAt)}</td>
                  <td>
                    {id === warehouseId ? (
                      <span className="wms-mark" data-tone="good">
                        <IconCircleCheck aria-hidden size={18} />
                        {t('warehouses.here')}
                      </span>
                    ) : (
                      <Button
                        size="sm"
                        variant="default"
                        disabled={busy}
                        aria-label={t('warehouses.chooseOf', { name })}
                        onClick={() => choose(id)}
                      >
                        {t('warehouses.choose')}
                      </Button>
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      ) : (
        <NoAnswerYet query={query} icon={IconBuildingWarehouse} offlineHint={t('warehouses.offlineHint')} />
      )}
    </Page>
  );
}

function RegisterPanel({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const { report } = useFeedback();
  const queries = useQueryClient();
  const titleId = useId();
  const [name, setName] = useState('');
  const { change, busy, failure } = useChange('registerWarehouse', (made) => {
    report('ACCEPTED', t('warehouses.done', { name: made.name }));
    onClose();
    void queries.invalidateQueries({ queryKey: warehousesKey });
  });
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    change({ body: { name: name.trim() } });
  };
  return (
    <form className="wms-work" aria-labelledby={titleId} onSubmit={submit}>
      <h2 id={titleId}>{t('warehouses.add')}</h2>
      <p>{t('warehouses.addHint')}</p>
      {failure && <FailureAlert failure={failure} />}
      <TextInput
        size="md"
        className="wms-one-field"
        label={t('warehouses.name')}
        autoComplete="off"
        autoFocus
        required
        withAsterisk={false}
        maxLength={100}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <Group>
        <Button type="submit" size="md" loading={busy}>
          {t('warehouses.submit')}
        </Button>
        <Button size="md" variant="default" disabled={busy} onClick={onClose}>
          {t('confirm.cancel')}
        </Button>
      </Group>
    </form>
  );
}
