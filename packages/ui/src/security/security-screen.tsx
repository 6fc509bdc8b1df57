import { NativeSelect } from '@mantine/core';
import { IconLock, IconLockOpen, IconShieldCheck } from '@tabler/icons-react';
import type { AuditEntry } from '@wms/contract';
import { type AuditAction, isStaff } from '@wms/domain';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useHost } from '../app/host-context.ts';
import { LongList } from '../elements/long-list.tsx';
import { Page } from '../elements/page.tsx';
import { ExportButton } from '../export/export-button.tsx';
import { useFormat } from '../i18n/use-format.ts';
import { describeDetail } from './describe-detail.ts';
import { PeriodFields } from './period-fields.tsx';
import { useSession } from '../session/use-session.ts';
import { entriesCsv, type LogFilter, subjectsOf, useEntries } from './use-entries.ts';

const everything: LogFilter = { about: null, from: '', to: '' };

/** The security log, of an account or of one of 888's staff: who did what, when, and from which network. */
export function SecurityScreen() {
  const { t } = useTranslation();
  const host = useHost();
  const { role } = useSession();
  const [filter, setFilter] = useState(everything);
  const query = useEntries(filter);
  const entries = query.data?.pages.flatMap((page) => page.entries) ?? [];
  const isNarrow = filter.about !== null || filter.from !== '' || filter.to !== '';
  return (
    <Page
      title={t('security.title')}
      subtitle={<p>{t(isStaff(role) ? 'security.ownHint' : 'security.hint')}</p>}
      tools={
        <>
          <FilterFields filter={filter} onFilter={setFilter} />
          <ExportButton fileName="security-log" source={entriesCsv(host, filter)} />
        </>
      }
    >
      <LongList
        query={query}
        isEmpty={entries.length === 0}
        icon={IconShieldCheck}
        empty={t(isNarrow ? 'security.noMatch' : 'security.empty')}
        emptyHint={t(isNarrow ? 'security.noMatchHint' : 'security.emptyHint')}
        offlineHint={t('security.offlineHint')}
        more={t('security.more')}
      >
        <EntryTable entries={entries} />
      </LongList>
    </Page>
  );
}

function FilterFields({ filter, onFilter }: { filter: LogFilter; onFilter: (filter: LogFilter) => void }) {
  const { t } = useTranslation();
  const subjects = subjectsOf(useSession().role);
  return (
    <>
      <NativeSelect
        size="md"
        label={t('security.about')}
        value={filter.about ?? ''}
        onChange={(event) => {
          const wanted = event.currentTarget.value;
          onFilter({ ...filter, about: subjects.find((subject) => subject === wanted) ?? null });
        }}
        data={[
          { value: '', label: t('security.everything') },
          ...subjects.map((subject) => ({ value: subject, label: t(`security.subject.${subject}`) })),
        ]}
      />
      <PeriodFields period={filter} onPeriod={(period) => onFilter({ ...filter, ...period })} />
    </>
  );
}

function EntryTable({ entries }: { entries: readonly AuditEntry[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <div className="wms-table-box">
      <table className="wms-table" aria-label={t('security.title')}>
        <thead>
          <tr>
            {(['when', 'what', 'who', 'network', 'more'] as const).map((column) => (
              <th key={column} scope="col">
                {t(`security.column.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {entries.map(({ id, at, action, by888, userName, detail }) => (
            <tr key={id}>
              <td className="wms-when">{format.dateTime(at)}</td>
              <th scope="row">
                <ActionMark action={action} />
              </th>
              <td>{by888 ? t('security.by888') : (userName ?? t('security.nobody'))}</td>
              <td className="wms-when">{typeof detail.network === 'string' && detail.network}</td>
              <td className="wms-detail">{describeDetail({ t, format }, action, detail)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

const lockMarks = {
  'token.locked': { icon: IconLock, tone: 'bad' },
  'token.unlocked': { icon: IconLockOpen, tone: 'good' },
} as const;

/** What happened, in words; locks and unlocks stand out. */
function ActionMark({ action }: { action: AuditAction }) {
  const { t } = useTranslation();
  const said = t(`security.action.${action}`);
  if (action !== 'token.locked' && action !== 'token.unlocked') return said;
  const { icon: Icon, tone } = lockMarks[action];
  return (
    <span className="wms-mark" data-tone={tone}>
      <Icon aria-hidden size={18} />
      {said}
    </span>
  );
}
