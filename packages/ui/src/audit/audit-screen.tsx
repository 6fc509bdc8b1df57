import { NativeSelect } from '@mantine/core';
import { IconHistory } from '@tabler/icons-react';
import { type ActAnswer, actSubjects } from '@wms/contract';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useOpsList, useWarehouses } from '../desk/use-ops-list.ts';
import { LongList } from '../elements/long-list.tsx';
import { Page } from '../elements/page.tsx';
import { useFormat } from '../i18n/use-format.ts';
import { PeriodFields } from '../security/period-fields.tsx';
import { periodQuery } from '../security/use-entries.ts';
import { sayChanges, type SaidChanges } from './say-change.ts';

/** Things that one act has changed and that stand open in the list; the others are a press away. */
const thingsOpenMax = 3;

const everything = { by: '', about: '', accountId: '', from: '', to: '' };
type ActFilter = typeof everything;

/** What 888's staff and its operator did: who, when, to whom, and every field before and after. */
export function AuditScreen() {
  const { t } = useTranslation();
  const [filter, setFilter] = useState(everything);
  const { by, accountId } = filter;
  const about = actSubjects.find((subject) => subject === filter.about);
  const query = useOpsList('listActs', {
    query: {
      ...(by ? { by } : {}),
      ...(accountId ? { accountId } : {}),
      ...(about ? { about } : {}),
      ...periodQuery(filter),
    },
  });
  const acts = query.data?.pages.flatMap((page) => page.acts) ?? [];
  const isNarrow = Object.values(filter).some((chosen) => chosen !== '');
  return (
    <Page title={t('audit.title')} subtitle={<p>{t('audit.hint')}</p>}>
      <Filters filter={filter} onFilter={setFilter} />
      <LongList
        query={query}
        isEmpty={acts.length === 0}
        icon={IconHistory}
        empty={t(isNarrow ? 'audit.noMatch' : 'audit.empty')}
        emptyHint={t(isNarrow ? 'audit.noMatchHint' : 'audit.emptyHint')}
        more={t('audit.more')}
      >
        <ActTable acts={acts} />
      </LongList>
    </Page>
  );
}

function Filters({ filter, onFilter }: { filter: ActFilter; onFilter: (filter: ActFilter) => void }) {
  const { t } = useTranslation();
  const staff = useOpsList('listStaff', { query: {} }).data?.pages.flatMap((page) => page.staff) ?? [];
  const { data: warehouses = [] } = useWarehouses();
  const companies = new Map(warehouses.map(({ accountId, companyName }) => [accountId, companyName]));
  const choices = {
    by: [
      ...staff.map(({ id, name }) => ({ value: id, label: name })),
      { value: 'operator', label: t('audit.by.operator') },
      { value: 'sign-up', label: t('audit.by.signUp') },
    ],
    about: actSubjects.map((value) => ({ value, label: t(`audit.subject.${value}`) })),
    accountId: [...companies]
      .map(([value, label]) => ({ value, label }))
      .toSorted((a, b) => a.label.localeCompare(b.label)),
  };
  return (
    <div className="wms-page-tools">
      {(['by', 'about', 'accountId'] as const).map((name) => (
        <NativeSelect
          key={name}
          size="md"
          label={t(`audit.filter.${name}`)}
          value={filter[name]}
          onChange={({ currentTarget: { value } }) => onFilter({ ...filter, [name]: value })}
          data={[{ value: '', label: t(`audit.any.${name}`) }, ...choices[name]]}
        />
      ))}
      <PeriodFields period={filter} onPeriod={(period) => onFilter({ ...filter, ...period })} />
    </div>
  );
}

function ActTable({ acts }: { acts: readonly ActAnswer[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <div className="wms-table-box">
      <table className="wms-table wms-table-roomy wms-acts" aria-label={t('audit.title')}>
        <thead>
          <tr>
            {(['when', 'what', 'changes'] as const).map((column) => (
              <th key={column} scope="col">
                {t(`audit.column.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {acts.map((act) => (
            <tr key={act.id}>
              <td>
                <span className="wms-when">{format.dateTime(act.at)}</span>
                <p className="wms-hint">
                  <Actor {...act} />
                </p>
              </td>
              <th scope="row">
                {t(`security.action.${act.action}`)}
                {whom(act) !== '' && <p className="wms-hint">{whom(act)}</p>}
              </th>
              <td className="wms-detail">
                <Changes act={act} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

const whom = ({ companyName, warehouseName, userName }: ActAnswer): string =>
  [companyName, warehouseName, userName].filter((name) => name !== null).join(', ');

function Actor({ by, byName }: ActAnswer) {
  const { t } = useTranslation();
  if (byName !== null) return byName;
  return by === 'sign-up' ? t('audit.by.signUp') : t('audit.by.operator');
}

/** Every field before and after; the first few things stand open. */
function Changes({ act: { action, changes, changeCount, reason } }: { act: ActAnswer }) {
  const { t } = useTranslation();
  const format = useFormat();
  const things = sayChanges({ t, format }, action, changes);
  const open = things.slice(0, thingsOpenMax);
  const openCount = open.reduce((sum, { count }) => sum + count, 0);
  const unnamed = changeCount - changes.length;
  return (
    <>
      {open.length > 0 && <Things things={open} />}
      {changeCount > openCount && (
        <details>
          <summary>{t('audit.others', { count: changeCount - openCount })}</summary>
          <Things things={things.slice(thingsOpenMax)} />
          {unnamed > 0 && <p className="wms-hint">{t('audit.unnamed', { count: unnamed })}</p>}
        </details>
      )}
      {reason !== null && <p className="wms-hint">{t('audit.reason', { reason })}</p>}
    </>
  );
}

function Things({ things }: { things: readonly SaidChanges[] }) {
  return (
    <ul className="wms-changes">
      {things.map(({ of, changes }) => (
        <li key={of}>
          {of !== null && <strong>{of}</strong>}
          {changes.map(({ what, before, after }, index) => (
            <span key={index}>
              {what}: {before !== null && <del>{before}</del>}
              {before !== null && ' → '}
              <ins>{after ?? '–'}</ins>
            </span>
          ))}
        </li>
      ))}
    </ul>
  );
}
