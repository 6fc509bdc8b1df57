import { Button, Group, TextInput } from '@mantine/core';
import { IconEye, IconEyeOff, IconListSearch } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { type SubmitEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answerOf, failureOf } from '../app/call-failure.ts';
import { useHost } from '../app/host-context.ts';
import { FailureAlert } from '../elements/failure-alert.tsx';
import { countLinesMax, type Goods } from './count-list.ts';

interface AddToListProps {
  readonly isBlind: boolean;
  readonly onBlind: (isBlind: boolean) => void;
  readonly onPut: (goods: readonly Goods[]) => void;
}

/** Puts items on the list by their SKU or name, such as all of a shelf's, and hides or shows the levels. */
export function AddToList({ isBlind, onBlind, onPut }: AddToListProps) {
  const { t } = useTranslation();
  const host = useHost();
  const [search, setSearch] = useState('');
  const find = useMutation({
    mutationFn: (wanted: string) =>
      answerOf(host.request('listStock', { query: { search: wanted, limit: String(countLinesMax) } })),
    onSuccess: ({ levels }) => {
      onPut(levels.map(({ sku, name, currentQuantity }) => ({ sku, name, level: currentQuantity })));
      setSearch('');
    },
  });
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (search.trim() !== '') find.mutate(search.trim());
  };
  const Eye = isBlind ? IconEyeOff : IconEye;
  return (
    <>
      <Group align="flex-end" justify="space-between">
        <form className="wms-choice" onSubmit={submit}>
          <TextInput
            size="lg"
            label={t('stocktake.add')}
            placeholder={t('stocktake.addHint')}
            autoComplete="off"
            spellCheck={false}
            maxLength={100}
            value={search}
            onChange={(event) => setSearch(event.currentTarget.value)}
          />
          <Button
            size="lg"
            type="submit"
            variant="default"
            loading={find.isPending}
            leftSection={<IconListSearch aria-hidden size={20} />}
          >
            {t('stocktake.put')}
          </Button>
        </form>
        <Button
          size="lg"
          variant={isBlind ? 'filled' : 'default'}
          aria-pressed={isBlind}
          leftSection={<Eye aria-hidden size={20} />}
          onClick={() => onBlind(!isBlind)}
        >
          {t('stocktake.blind')}
        </Button>
      </Group>
      {find.error && <FailureAlert failure={failureOf(find.error)} />}
    </>
  );
}
