import { Button, TextInput } from '@mantine/core';
import { IconFileImport, IconPlus, IconSearch, IconTags } from '@tabler/icons-react';
import type { ProductAnswer } from '@wms/contract';
import { useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { mayCall } from '../app/access.ts';
import { useHost } from '../app/host-context.ts';
import { useOpsList } from '../desk/use-ops-list.ts';
import { LongList } from '../elements/long-list.tsx';
import { Page } from '../elements/page.tsx';
import { ExportButton } from '../export/export-button.tsx';
import { useFormat } from '../i18n/use-format.ts';
import { useSession } from '../session/use-session.ts';
import { catalogueCsv } from './catalogue-csv.ts';
import { ImportPanel } from './import-panel.tsx';
import { ProductForm } from './product-form.tsx';

/** What stands open above the list. */
type Work = { readonly kind: 'ADD' | 'IMPORT' } | { readonly kind: 'EDIT'; readonly product: ProductAnswer };

/** What 888 sells, and how much of it there is. Dispatch looks at it; admins change it. */
export function CatalogueScreen() {
  const { t } = useTranslation();
  const host = useHost();
  const { files } = host;
  const { role } = useSession();
  const mayChange = mayCall(role, 'changeProduct');
  const [typed, setTyped] = useState('');
  const [work, setWork] = useState<Work | null>(null);
  const search = useDeferredValue(typed.trim());
  const query = useOpsList('listProducts', { query: search === '' ? {} : { search } });
  const products = query.data?.pages.flatMap((page) => page.products) ?? [];
  const close = () => setWork(null);
  const tools = (
    <>
      <TextInput
        type="search"
        size="md"
        label={t('catalogue.search')}
        placeholder={t('catalogue.searchHint')}
        maxLength={100}
        leftSection={<IconSearch aria-hidden size={18} />}
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
      <ExportButton fileName="catalogue" source={catalogueCsv(host, search)} />
      {mayChange && (
        <>
          {files && (
            <Button
              size="md"
              variant="default"
              leftSection={<IconFileImport aria-hidden size={20} />}
              onClick={() => setWork({ kind: 'IMPORT' })}
            >
              {t('catalogue.import.open')}
            </Button>
          )}
          <Button
            size="md"
            leftSection={<IconPlus aria-hidden size={20} />}
            onClick={() => setWork({ kind: 'ADD' })}
          >
            {t('catalogue.add')}
          </Button>
        </>
      )}
    </>
  );
  return (
    <Page title={t('catalogue.title')} tools={tools}>
      {work?.kind === 'IMPORT' && files && <ImportPanel files={files} onClose={close} />}
      {work?.kind === 'ADD' && <ProductForm key="new" product={null} onClose={close} />}
      {work?.kind === 'EDIT' && <ProductForm key={work.product.sku} product={work.product} onClose={close} />}
      <LongList
        query={query}
        isEmpty={products.length === 0}
        icon={IconTags}
        empty={t('catalogue.empty')}
        emptyHint={t('catalogue.emptyHint')}
      >
        <ProductTable
          products={products}
          onEdit={mayChange ? (product) => setWork({ kind: 'EDIT', product }) : null}
        />
      </LongList>
    </Page>
  );
}

interface ProductTableProps {
  readonly products: readonly ProductAnswer[];
  readonly onEdit: ((product: ProductAnswer) => void) | null;
}

function ProductTable({ products, onEdit }: ProductTableProps) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <div className="wms-table-box">
      <table className="wms-table" aria-label={t('catalogue.title')}>
        <thead>
          <tr>
            <th scope="col">{t('catalogue.sku')}</th>
            <th scope="col">{t('catalogue.name')}</th>
            <th scope="col">{t('catalogue.gtin')}</th>
            <th scope="col" className="wms-number">
              {t('catalogue.ourStock')}
            </th>
            <th scope="col" className="wms-number">
              {t('catalogue.inProduction')}
            </th>
            <th scope="col">{t('catalogue.changed')}</th>
            {onEdit && <th scope="col">{t('dispatch.asns.actions')}</th>}
          </tr>
        </thead>
        <tbody>
          {products.map((product) => (
            <tr key={product.sku}>
              <th scope="row" className="wms-sku">
                {product.sku}
              </th>
              <td>{product.name}</td>
              <td>{product.gtin ?? '–'}</td>
              <td className="wms-number">{format.number(product.ourStock)}</td>
              <td className="wms-number">{format.number(product.inProduction)}</td>
              <td className="wms-when">{format.date(product.updatedAt)}</td>
              {onEdit && (
                <td>
                  <Button
                    size="sm"
                    variant="default"
                    aria-label={t('catalogue.editOf', { sku: product.sku })}
                    onClick={() => onEdit(product)}
                  >
                    {t('catalogue.edit')}
                  </Button>
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
