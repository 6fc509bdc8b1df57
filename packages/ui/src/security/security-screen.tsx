import { Button, NativeSelect, TextInput } from '@mantine/core';
import { IconLock, IconLockOpen, IconShieldCheck } from '@tabler/icons-react';
import { type AuditEntry, auditSubjects } from '@wms/contract';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useHost } from '../app/host-context.ts';
import { AsOf } from '../elements/as-of.tsx';
import { EmptyState } from '../elements/empty-state.tsx';
import { NoAnswerYet } from '../elements/no-answer-yet.tsx';
import { Page } from '../elements/page.tsx';
import { ExportButton } from '../export/export-button.tsx';
import { useFormat } from '../i18n/use-format.ts';
import { describeDetail } from './describe-detail.ts';
import { entriesCsv, type LogFilter, useEntries } from './use-entries.ts';

const everything: LogFilter = { about: null, from: '', to: '' };

/** The account's security log: who did what, when, and from which network. */
export function SecurityScreen() {
  const { t } = useTranslation();
  const host = useHost();
  const [filter, setFilter] = useState(everything);
  const query = useEntries(filter);
  const entries = query.data?.pages.flatMap((page) => page.entries) ?? [];
  const isNarrow = filter.about !== null || filter.from !== '' || filter.to !== '';
  return (
    <Page
      title={t('security.title')}
      subtitle={<p>{t('security.hint')}</p>}
      tools={
        <>
          <FilterFields filter={filter} onFilter={setFilter} />
          <ExportButton fileName="security-log" source={entriesCsv(host, filter)} />
        </>
      }
    >
      <AsOf query={query} />
      {entries.length > 0 ? (
        <EntryTable entries={entries} />
      ) : query.data ? (
        <EmptyState
          icon={IconShieldCheck}
          title={t(isNarrow ? 'security.noMatch' : 'security.empty')}
          hint={t(isNarrow ? 'security.noMatchHint' : 'security.emptyHint')}
        />
      ) : (
        <NoAnswerYet query={query} icon={IconShieldCheck} offlineHint={t('security.offlineHint')} />
      )}
      {query.hasNextPage && (
        <Button
          variant="default"
          size="md"
          loading={query.isFetchingNextPage}
          onClick={() => void query.fetchNextPage()}
        >
          {t('security.more')}
        </Button>
      )}
    </Page>
  );
}

function FilterFields({ filter, onFilter }: { filter: LogFilter; onFilter: (filter: LogFilter) => void }) {
  const { t } = useTranslation();
  return (
    <>
      <NativeSelect
        size="md"
        label={t('security.about')}
        value={filter.about ?? ''}
        onChange={(event) => {
          const wanted = event.currentTarget.value;
          onFilter({ ...filter, about: auditSubjects.find((subject) => subject === wanted) ?? null });
        }}
        data={[
          { value: '', label: t('security.everything') },
          ...auditSubjects.map((subject) => ({ value: subject, label: t(`security.subject.${subject}`) })),
        ]}
      />
      {(['from', 'to'] as const).map((end) => (
        <TextInput
          key={end}
          size="md"
          type="date"
          label={t(`security.${end}`)}
          value={filter[end]}
          onChange={(event) => onFilter({ ...filter, [end]: event.currentTarget.value })}
        />
      ))}
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
          {entries.map(({ id, at, action, userName, detail }) => (
            <tr key={id}>
              <td className="wms-when">{format.dateTime(at)}</td>
              <th scope="row">
                <ActionMark action={action} />
              </th>
              <td>{userName ?? t('security.nobody')}</td>
              <td className="wms-when">{typeof detail.network === 'string' && detail.network}</td>
              <td className="wms-detail">{describeDetail(detail)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Locks and unlocks stand out; everything else is its own name. */
function ActionMark({ action }: { action: string }) {
  const { t } = useTranslation();
  if (action === 'token.locked') {
    return (
      <span className="wms-mark" data-tone="bad">
        <IconLock aria-hidden size={18} />
        {t('security.locked')}
      </span>
    );
  }
  if (action === 'token.unlocked') {
    return (
      <span className="wms-mark" data-tone="good">
        <IconLockOpen aria-hidden size={18} />
        {t('security.unlocked')}
      </span>
    );
  }
  return <code>{action}</code>;
}
