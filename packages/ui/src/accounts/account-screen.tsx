import { Button, Textarea, TextInput } from '@mantine/core';
import { IconBuilding, IconUsersMinus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import type { AccountDetailAnswer } from '@wms/contract';
import type { AccountStatus } from '@wms/domain';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answerOf } from '../app/call-failure.ts';
import { useHost } from '../app/host-context.ts';
import { currentOf } from '../desk/changed-meanwhile.ts';
import { DeskForm } from '../desk/desk-form.tsx';
import { useReadDeskAgain } from '../desk/use-ops-list.ts';
import { ConfirmPanel } from '../elements/confirm-panel.tsx';
import { FailureAlert } from '../elements/failure-alert.tsx';
import { NoAnswerYet } from '../elements/no-answer-yet.tsx';
import { Page } from '../elements/page.tsx';
import { useChange } from '../elements/use-change.ts';
import { useFeedback } from '../feedback/feedback.tsx';
import { useFormat } from '../i18n/use-format.ts';
import { AccountMark } from './account-mark.tsx';

const route = getRouteApi('/accounts/$id');

/** What may be decided of an account of each status. */
const decisions = {
  PENDING: ['APPROVED', 'REJECTED'],
  APPROVED: ['SUSPENDED'],
  SUSPENDED: ['APPROVED'],
  REJECTED: ['APPROVED'],
} as const satisfies Record<AccountStatus, readonly AccountStatus[]>;
type Decision = (typeof decisions)[AccountStatus][number];

/** One customer: what 888 has decided, its people and its warehouses. */
export function AccountScreen() {
  const { t } = useTranslation();
  const { id } = route.useParams();
  const host = useHost();
  const query = useQuery({
    queryKey: ['ops', 'account', id],
    queryFn: () => answerOf(host.request('readAccount', { params: { id } })),
  });
  const account = query.data;
  return (
    <Page
      title={account?.companyName ?? t('accounts.one')}
      subtitle={
        <>
          {account && <AccountMark status={account.status} />}{' '}
          <Link to="/accounts" className="wms-link">
            {t('accounts.back')}
          </Link>
        </>
      }
    >
      {account ? (
        <Account key={account.id} account={account} />
      ) : (
        <NoAnswerYet query={query} icon={IconBuilding} offlineHint={t('list.offlineHint')} />
      )}
    </Page>
  );
}

function Account({ account }: { account: AccountDetailAnswer }) {
  const { t } = useTranslation();
  const [deciding, setDeciding] = useState<Decision | null>(null);
  const [adding, setAdding] = useState(false);
  return (
    <>
      <div className="wms-row-actions">
        {decisions[account.status].map((decision) => (
          <Button
            key={decision}
            size="md"
            variant={decision === 'APPROVED' ? 'filled' : 'default'}
            onClick={() => setDeciding(decision)}
          >
            {t(`accounts.decide.${decision}`)}
          </Button>
        ))}
        <Button size="md" variant="default" onClick={() => setAdding(true)}>
          {t('accounts.addWarehouse')}
        </Button>
      </div>
      {deciding && (
        <Decide key={deciding} account={account} decision={deciding} onClose={() => setDeciding(null)} />
      )}
      {adding && <AddWarehouse account={account} onClose={() => setAdding(false)} />}
      <div className="wms-halves">
        <Warehouses account={account} />
        <People account={account} />
      </div>
    </>
  );
}

/** Asks once more, on the status that is shown: when somebody else has changed it, that is told and nothing is done. */
function Decide(props: { account: AccountDetailAnswer; decision: Decision; onClose: () => void }) {
  const { t } = useTranslation();
  const { report } = useFeedback();
  const readAgain = useReadDeskAgain();
  const { account, decision, onClose } = props;
  const { id, companyName } = account;
  // As it was when the panel opened: what a reading in between brings must not be decided on unseen.
  const [expectedStatus] = useState(account.status);
  const [reason, setReason] = useState('');
  const { change, busy, failure } = useChange('changeAccount', ({ status }) => {
    report('ACCEPTED', t('accounts.say.decided', { companyName, status: t(`accounts.status.${status}`) }));
    void readAgain();
    onClose();
  });
  const current = currentOf(failure)?.status;
  const given = reason.trim() === '' ? {} : { reason: reason.trim() };
  return (
    <ConfirmPanel
      title={t(`accounts.confirm.${decision}`, { companyName })}
      confirmLabel={t(`accounts.decide.${decision}`)}
      busy={busy}
      onConfirm={() => change({ params: { id }, body: { status: decision, expectedStatus, ...given } })}
      onCancel={() => {
        if (failure) void readAgain();
        onClose();
      }}
    >
      <p>{t(`accounts.confirmHint.${decision}`)}</p>
      <Textarea
        size="md"
        label={t('accounts.reason')}
        maxLength={500}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      {failure && <FailureAlert failure={failure} />}
      {typeof current === 'string' && (
        <p className="wms-fault">
          {t('accounts.nowIs', { status: t(`accounts.status.${current as AccountStatus}`) })}
        </p>
      )}
    </ConfirmPanel>
  );
}

function AddWarehouse({ account, onClose }: { account: AccountDetailAnswer; onClose: () => void }) {
  const { t } = useTranslation();
  const { report } = useFeedback();
  const readAgain = useReadDeskAgain();
  const [name, setName] = useState('');
  const { change, busy, failure } = useChange('createWarehouse', () => {
    report('ACCEPTED', t('accounts.say.warehouseAdded', { name }));
    void readAgain();
    onClose();
  });
  return (
    <DeskForm
      title={t('accounts.addWarehouseTo', { companyName: account.companyName })}
      submitLabel={t('accounts.addWarehouse')}
      busy={busy}
      failure={failure}
      onCancel={onClose}
      onSubmit={() => change({ params: { id: account.id }, body: { name } })}
    >
      <TextInput
        size="md"
        required
        withAsterisk={false}
        maxLength={100}
        autoComplete="off"
        label={t('accounts.warehouseName')}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
    </DeskForm>
  );
}

function Warehouses({ account: { warehouses } }: { account: AccountDetailAnswer }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <section className="wms-section" aria-label={t('accounts.warehouses')}>
      <h2>{t('accounts.warehouses')}</h2>
      <div className="wms-table-box">
        <table className="wms-table" aria-label={t('accounts.warehouses')}>
          <thead>
            <tr>
              <th scope="col">{t('accounts.warehouseName')}</th>
              <th scope="col">{t('accounts.since')}</th>
              <th scope="col">{t('accounts.toDo')}</th>
            </tr>
          </thead>
          <tbody>
            {warehouses.map(({ id, name, createdAt }) => (
              <tr key={id}>
                <th scope="row">
                  {name}
                  <span className="wms-item-name"> {id}</span>
                </th>
                <td className="wms-when">{format.date(createdAt)}</td>
                <td>
                  <span className="wms-row-actions">
                    <Link to="/levels" search={{ warehouseId: id }} className="wms-link">
                      {t('nav.levels')}
                    </Link>
                    <Link to="/dispatch" search={{ warehouseId: id }} className="wms-link">
                      {t('nav.dispatch')}
                    </Link>
                  </span>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function People({ account: { users, userCount } }: { account: AccountDetailAnswer }) {
  const { t } = useTranslation();
  return (
    <section className="wms-section" aria-label={t('accounts.people')}>
      <h2>{t('accounts.people')}</h2>
      <div className="wms-table-box">
        <table className="wms-table" aria-label={t('accounts.people')}>
          <thead>
            <tr>
              <th scope="col">{t('desk.person.name')}</th>
              <th scope="col">{t('desk.person.role')}</th>
            </tr>
          </thead>
          <tbody>
            {users.map(({ id, name, email, role, status, badge }) => (
              <tr key={id}>
                <th scope="row">
                  {name}
                  <span className="wms-item-name"> {email}</span>
                </th>
                <td>
                  {t(`role.${role}`)} {badge}
                  {status === 'SUSPENDED' && (
                    <span className="wms-mark" data-tone="quiet">
                      <IconUsersMinus aria-hidden size={18} />
                      {t('workers.suspended')}
                    </span>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {userCount > users.length && (
        <p className="wms-hint">{t('accounts.morePeople', { count: userCount })}</p>
      )}
    </section>
  );
}
