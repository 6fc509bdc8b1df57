import { TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useDeferredValue, useId } from 'react';
import { answerOf } from '../app/call-failure.ts';
import { useHost } from '../app/host-context.ts';

/** Products offered at a time. */
const offeredMax = '20';

interface SkuFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (sku: string) => void;
  readonly error?: ReactNode;
}

/** A SKU, with products of the catalogue offered by what is typed of their SKU or name. */
export function SkuField({ label, value, onChange, error }: SkuFieldProps) {
  const host = useHost();
  const listId = useId();
  const search = useDeferredValue(value.trim());
  const { data } = useQuery({
    queryKey: ['ops', 'offered', search],
    queryFn: () => answerOf(host.request('listProducts', { query: { search, limit: offeredMax } })),
    enabled: search !== '',
    staleTime: 60_000,
  });
  return (
    <>
      <TextInput
        size="md"
        aria-label={label}
        list={listId}
        autoComplete="off"
        spellCheck={false}
        className="wms-sku-field"
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
        error={error}
      />
      <datalist id={listId}>
        {data?.products.map(({ sku, name }) => (
          <option key={sku} value={sku}>
            {name}
          </option>
        ))}
      </datalist>
    </>
  );
}
