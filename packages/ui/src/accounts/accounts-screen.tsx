import { Button, NativeSelect, TextInput } from '@mantine/core';
import { IconBuilding, IconPlus, IconSearch } from '@tabler/icons-react';
import { getRouteApi, Link } from '@tanstack/react-router';
import type { AccountAnswer } from '@wms/contract';
import { type AccountStatus, accountStatuses } from '@wms/domain';
import { useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DeskForm } from '../desk/desk-form.tsx';
import { nobodyYet, SignInFields } from '../desk/sign-in-fields.tsx';
import { useOpsList, useReadDeskAgain } from '../desk/use-ops-list.ts';
import { LongList } from '../elements/long-list.tsx';
import { Page } from '../elements/page.tsx';
import { useChange } from '../elements/use-change.ts';
import { useFeedback } from '../feedback/feedback.tsx';
import { useFormat } from '../i18n/use-format.ts';
import { AccountMark } from './account-mark.tsx';

const route = getRouteApi('/accounts');

/** Every customer, with those who wait for a decision one choice away. */
export function AccountsScreen() {
  const { t } = useTranslation();
  const { status } = route.useSearch();
  const navigate = route.useNavigate();
  const [typed, setTyped] = useState('');
  const [adding, setAdding] = useState(false);
  const search = useDeferredValue(typed.trim());
  const query = useOpsList('listAccounts', {
    query: { ...(status ? { status } : {}), ...(search === '' ? {} : { search }) },
  });
  const accounts = query.data?.pages.flatMap((page) => page.accounts) ?? [];
  const tools = (
    <>
      <TextInput
        type="search"
        size="md"
        label={t('accounts.search')}
        placeholder={t('accounts.searchHint')}
        maxLength={100}
        leftSection={<IconSearch aria-hidden size={18} />}
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
      <NativeSelect
        size="md"
        label={t('accounts.show')}
        value={status ?? ''}
        onChange={({ currentTarget: { value } }) =>
          void navigate({ search: { status: accountStatuses.find((known) => known === value) } })
        }
        data={[
          { value: '', label: t('accounts.all') },
          ...accountStatuses.map((value) => ({ value, label: t(`accounts.status.${value}`) })),
        ]}
      />
      <Button size="md" leftSection={<IconPlus aria-hidden size={20} />} onClick={() => setAdding(true)}>
        {t('accounts.add.open')}
      </Button>
    </>
  );
  return (
    <Page title={t('accounts.title')} tools={tools}>
      {adding && <AddAccount onClose={() => setAdding(false)} />}
      <LongList
        query={query}
        isEmpty={accounts.length === 0}
        icon={IconBuilding}
        empty={t('accounts.empty')}
        emptyHint={t('accounts.emptyHint')}
      >
        <AccountTable accounts={accounts} />
      </LongList>
    </Page>
  );
}

function AccountTable({ accounts }: { accounts: readonly AccountAnswer[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <div className="wms-table-box">
      <table className="wms-table wms-table-roomy" aria-label={t('accounts.title')}>
        <thead>
          <tr>
            <th scope="col">{t('accounts.company')}</th>
            <th scope="col">{t('accounts.statusColumn')}</th>
            <th scope="col">{t('accounts.owner')}</th>
            <th scope="col">{t('accounts.since')}</th>
          </tr>
        </thead>
        <tbody>
          {accounts.map(({ id, companyName, status, ownerName, ownerEmail, createdAt }) => (
            <tr key={id}>
              <th scope="row">
                <Link to="/accounts/$id" params={{ id }} className="wms-link">
                  {companyName}
                </Link>
              </th>
              <td>
                <AccountMark status={status} />
              </td>
              <td>
                {ownerName ?? '–'}
                <span className="wms-item-name"> {ownerEmail}</span>
              </td>
              <td className="wms-when">{format.date(createdAt)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** A customer that 888 takes in by hand: approved at once. */
function AddAccount({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const { report } = useFeedback();
  const readAgain = useReadDeskAgain();
  const [person, setPerson] = useState(nobodyYet);
  const [companyName, setCompanyName] = useState('');
  const [warehouseName, setWarehouseName] = useState('');
  const { change, busy, failure } = useChange('createAccount', () => {
    report('ACCEPTED', t('accounts.say.added', { companyName }));
    void readAgain();
    onClose();
  });
  const status: AccountStatus = 'APPROVED';
  const asked = {
    size: 'md',
    required: true,
    withAsterisk: false,
    maxLength: 100,
    autoComplete: 'off',
  } as const;
  return (
    <DeskForm
      title={t('accounts.add.title')}
      submitLabel={t('accounts.add.submit')}
      busy={busy}
      failure={failure}
      onCancel={onClose}
      onSubmit={() => change({ body: { ...person, companyName, warehouseName, status } })}
    >
      <div className="wms-form-grid">
        <TextInput
          {...asked}
          label={t('accounts.company')}
          value={companyName}
          onChange={(event) => setCompanyName(event.currentTarget.value)}
        />
        <TextInput
          {...asked}
          label={t('accounts.add.warehouse')}
          value={warehouseName}
          onChange={(event) => setWarehouseName(event.currentTarget.value)}
        />
        <SignInFields person={person} onChange={setPerson} />
      </div>
    </DeskForm>
  );
}
