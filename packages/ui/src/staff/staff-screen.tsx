import { Button, NativeSelect } from '@mantine/core';
import { IconUserPlus, IconUserShield } from '@tabler/icons-react';
import type { StaffMemberAnswer } from '@wms/contract';
import { staffRoles } from '@wms/domain';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DeskForm } from '../desk/desk-form.tsx';
import { nobodyYet, SignInFields } from '../desk/sign-in-fields.tsx';
import { useOpsList, useReadDeskAgain } from '../desk/use-ops-list.ts';
import { ConfirmPanel } from '../elements/confirm-panel.tsx';
import { FailureAlert } from '../elements/failure-alert.tsx';
import { LongList } from '../elements/long-list.tsx';
import { Page } from '../elements/page.tsx';
import { useChange } from '../elements/use-change.ts';
import { useFeedback } from '../feedback/feedback.tsx';
import { useFormat } from '../i18n/use-format.ts';
import { StaffKeys } from './staff-keys.tsx';

/** What stands open above the list. */
type Work =
  { readonly kind: 'ADD' } | { readonly kind: 'SWITCH' | 'KEYS'; readonly member: StaffMemberAnswer };

/** 888's own people, and the keys that their programs use. */
export function StaffScreen() {
  const { t } = useTranslation();
  const format = useFormat();
  const [work, setWork] = useState<Work | null>(null);
  const query = useOpsList('listStaff', {});
  const members = query.data?.pages.flatMap((page) => page.staff) ?? [];
  const close = () => setWork(null);
  return (
    <Page
      title={t('staff.title')}
      tools={
        <Button
          size="md"
          leftSection={<IconUserPlus aria-hidden size={20} />}
          onClick={() => setWork({ kind: 'ADD' })}
        >
          {t('staff.add')}
        </Button>
      }
    >
      {work?.kind === 'ADD' && <AddMember onClose={close} />}
      {work?.kind === 'SWITCH' && <SwitchMember key={work.member.id} member={work.member} onClose={close} />}
      {work?.kind === 'KEYS' && <StaffKeys key={work.member.id} member={work.member} onClose={close} />}
      <LongList
        query={query}
        isEmpty={members.length === 0}
        icon={IconUserShield}
        empty={t('staff.empty')}
        emptyHint={t('staff.emptyHint')}
      >
        <div className="wms-table-box">
          <table className="wms-table wms-table-roomy" aria-label={t('staff.title')}>
            <thead>
              <tr>
                <th scope="col">{t('desk.person.name')}</th>
                <th scope="col">{t('desk.person.role')}</th>
                <th scope="col">{t('accounts.since')}</th>
                <th scope="col">{t('dispatch.asns.actions')}</th>
              </tr>
            </thead>
            <tbody>
              {members.map((member) => (
                <tr key={member.id}>
                  <th scope="row">
                    {member.name}
                    <span className="wms-item-name"> {member.email}</span>
                  </th>
                  <td>
                    {t(`role.${member.role}`)}
                    {member.status === 'SUSPENDED' && <strong>, {t('workers.suspended')}</strong>}
                  </td>
                  <td className="wms-when">{format.date(member.createdAt)}</td>
                  <td>
                    <span className="wms-row-actions">
                      <Button
                        size="sm"
                        variant="default"
                        aria-label={t('staff.keysOf', { name: member.name })}
                        onClick={() => setWork({ kind: 'KEYS', member })}
                      >
                        {t('staff.keys')}
                      </Button>
                      <Button
                        size="sm"
                        variant="default"
                        aria-label={t(`staff.switchOf.${member.status}`, { name: member.name })}
                        onClick={() => setWork({ kind: 'SWITCH', member })}
                      >
                        {t(`staff.switch.${member.status}`)}
                      </Button>
                    </span>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </LongList>
    </Page>
  );
}

function AddMember({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const { report } = useFeedback();
  const readAgain = useReadDeskAgain();
  const [person, setPerson] = useState(nobodyYet);
  const [role, setRole] = useState<(typeof staffRoles)[number]>('DISPATCH');
  const { change, busy, failure } = useChange('createStaff', () => {
    report('ACCEPTED', t('staff.say.added', { name: person.name }));
    void readAgain();
    onClose();
  });
  return (
    <DeskForm
      title={t('staff.add')}
      submitLabel={t('staff.add')}
      busy={busy}
      failure={failure}
      onCancel={onClose}
      onSubmit={() => change({ body: { ...person, role } })}
    >
      <div className="wms-form-grid">
        <SignInFields person={person} onChange={setPerson} />
        <NativeSelect
          size="md"
          label={t('desk.person.role')}
          description={t(`staff.roleHint.${role}`)}
          value={role}
          onChange={({ currentTarget: { value } }) =>
            setRole(staffRoles.find((known) => known === value) ?? 'DISPATCH')
          }
          data={staffRoles.map((value) => ({ value, label: t(`role.${value}`) }))}
        />
      </div>
    </DeskForm>
  );
}

/** Suspends somebody, or lets them in again. */
function SwitchMember({ member, onClose }: { member: StaffMemberAnswer; onClose: () => void }) {
  const { t } = useTranslation();
  const { report } = useFeedback();
  const readAgain = useReadDeskAgain();
  const { id, name, status: expectedStatus } = member;
  const { change, busy, failure } = useChange('changeStaff', () => {
    report('ACCEPTED', t(`staff.say.switched.${expectedStatus}`, { name }));
    void readAgain();
    onClose();
  });
  const status = expectedStatus === 'ACTIVE' ? 'SUSPENDED' : 'ACTIVE';
  return (
    <ConfirmPanel
      title={t(`staff.confirm.${expectedStatus}`, { name })}
      confirmLabel={t(`staff.switch.${expectedStatus}`)}
      busy={busy}
      onConfirm={() => change({ params: { id }, body: { status, expectedStatus } })}
      onCancel={() => {
        if (failure) void readAgain();
        onClose();
      }}
    >
      <p>{t(`staff.confirmHint.${expectedStatus}`)}</p>
      {failure && <FailureAlert failure={failure} />}
    </ConfirmPanel>
  );
}
