import { SegmentedControl } from '@mantine/core';
import { IconReportAnalytics } from '@tabler/icons-react';
import { getRouteApi, Link } from '@tanstack/react-router';
import { listedProposalStatuses, type PlacedProposalAnswer } from '@wms/contract';
import { useTranslation } from 'react-i18next';
import { LongList } from '../elements/long-list.tsx';
import { Page } from '../elements/page.tsx';
import { useFormat } from '../i18n/use-format.ts';
import { useOpsList } from './use-ops-list.ts';

const route = getRouteApi('/proposals');

/** Procurement proposals over every customer: what may be ordered of 888 soon, and what customers have said of it. */
export function ProposalsScreen() {
  const { t } = useTranslation();
  const { status = 'PROPOSED' } = route.useSearch();
  const navigate = route.useNavigate();
  const query = useOpsList('listProposals', { query: { status } });
  const proposals = query.data?.pages.flatMap((page) => page.proposals) ?? [];
  return (
    <Page
      title={t('desk.proposals.title')}
      subtitle={<p>{t('desk.proposals.hint')}</p>}
      tools={
        <SegmentedControl
          size="md"
          aria-label={t('desk.proposals.show')}
          value={status}
          onChange={(value) =>
            void navigate({ search: { status: listedProposalStatuses.find((known) => known === value) } })
          }
          data={listedProposalStatuses.map((value) => ({
            value,
            label: t(`desk.proposals.status.${value}`),
          }))}
        />
      }
    >
      <LongList
        query={query}
        isEmpty={proposals.length === 0}
        icon={IconReportAnalytics}
        empty={t(`desk.proposals.empty.${status}`)}
        emptyHint={t('desk.proposals.emptyHint')}
      >
        <ProposalTable proposals={proposals} isDecided={status !== 'PROPOSED'} />
      </LongList>
    </Page>
  );
}

interface ProposalTableProps {
  readonly proposals: readonly PlacedProposalAnswer[];
  readonly isDecided: boolean;
}

function ProposalTable({ proposals, isDecided }: ProposalTableProps) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <div className="wms-table-box">
      <table className="wms-table wms-table-roomy" aria-label={t('desk.proposals.title')}>
        <thead>
          <tr>
            <th scope="col">{t('desk.warehouse')}</th>
            <th scope="col">{t('desk.proposals.since')}</th>
            <th scope="col">{t('plan.horizon')}</th>
            <th scope="col" className="wms-number">
              {t('desk.proposals.skus')}
            </th>
            <th scope="col" className="wms-number">
              {t('desk.proposals.pieces')}
            </th>
            {isDecided && <th scope="col">{t('desk.proposals.decided')}</th>}
          </tr>
        </thead>
        <tbody>
          {proposals.map((proposal) => (
            <tr key={proposal.id}>
              <th scope="row">
                <Link to="/dispatch" search={{ warehouseId: proposal.warehouseId }} className="wms-link">
                  {proposal.companyName}
                </Link>
                <span className="wms-item-name"> {proposal.warehouseName}</span>
              </th>
              <td className="wms-when">{format.dateTime(proposal.createdAt)}</td>
              <td>{t(`plan.horizons.${proposal.horizon}`)}</td>
              <td className="wms-number">{format.number(proposal.lineCount)}</td>
              <td className="wms-number">{format.number(proposal.pieces)}</td>
              {isDecided && (
                <td>
                  {proposal.decidedAt && format.dateTime(proposal.decidedAt)}
                  {proposal.reason && <p className="wms-hint">{proposal.reason}</p>}
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
