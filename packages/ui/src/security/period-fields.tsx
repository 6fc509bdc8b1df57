import { TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';

/** Days of the machine's own calendar, `2026-06-08`; '' for no bound. */
export interface Period {
  readonly from: string;
  readonly to: string;
}

interface PeriodFieldsProps {
  readonly period: Period;
  readonly onPeriod: (period: Period) => void;
}

/** From which day to which a log is read. */
export function PeriodFields({ period: { from, to }, onPeriod }: PeriodFieldsProps) {
  const { t } = useTranslation();
  const period = { from, to };
  return (['from', 'to'] as const).map((end) => (
    <TextInput
      key={end}
      size="md"
      type="date"
      label={t(`security.${end}`)}
      value={period[end]}
      onChange={(event) => onPeriod({ ...period, [end]: event.currentTarget.value })}
    />
  ));
}
