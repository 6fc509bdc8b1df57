import { TextInput } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { productNameLengthMax, type ProductAnswer } from '@wms/contract';
import { readGtin, skuLengthMax } from '@wms/domain';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { currentOf } from '../desk/changed-meanwhile.ts';
import { DeskForm } from '../desk/desk-form.tsx';
import { useReadDeskAgain } from '../desk/use-ops-list.ts';
import { Notice } from '../elements/notice.tsx';
import { readCount } from '../elements/read-count.ts';
import { Term } from '../elements/term.tsx';
import { useChange } from '../elements/use-change.ts';
import { useFeedback } from '../feedback/feedback.tsx';
import { changesOf, fieldNames, type ProductDraft, type ProductFields, readDraft } from './product-draft.ts';

interface ProductFormProps {
  /** Null for a new one. */
  readonly product: ProductAnswer | null;
  readonly onClose: () => void;
}

/**
 * A product, new or changed. When somebody else has changed it meanwhile, theirs is shown beside what was typed, which
 * stays; saving again then decides on theirs.
 */
export function ProductForm({ product, onClose }: ProductFormProps) {
  const { t } = useTranslation();
  const { report } = useFeedback();
  const readAgain = useReadDeskAgain();
  const [seen, setSeen] = useState<ProductFields | null>(product);
  const [theirs, setTheirs] = useState<ProductFields | null>(null);
  const [sku, setSku] = useState(product?.sku ?? '');
  const [draft, setDraft] = useState<ProductDraft>({
    name: product?.name ?? '',
    ourStock: String(product?.ourStock ?? 0),
    inProduction: String(product?.inProduction ?? 0),
    gtin: product?.gtin ?? '',
  });
  const done = () => {
    report('ACCEPTED', t('catalogue.say.saved', { sku }));
    void readAgain();
    onClose();
  };
  const create = useChange('createProduct', done);
  const edit = useChange('changeProduct', done);
  const failure = create.failure ?? edit.failure;
  const current = currentOf(edit.failure) as ProductFields | null;
  // What was refused is taken up once: from now on theirs is what a decision rests on.
  if (current && current !== theirs && !sameFields(current, theirs)) {
    setTheirs(current);
    setSeen(current);
  }
  const wanted = readDraft(draft);
  const submit = () => {
    if (!wanted) return;
    if (!seen) return create.change({ body: { sku: sku.trim(), ...wanted } });
    const changes = changesOf(seen, wanted);
    if (changes) edit.change({ body: { sku, ...changes } });
    else onClose();
  };
  const set = (field: keyof ProductDraft) => (event: { currentTarget: { value: string } }) =>
    setDraft({ ...draft, [field]: event.currentTarget.value });
  const shared = { size: 'md', autoComplete: 'off' } as const;
  const count = (text: string) => (readCount(text) === null ? t('catalogue.notACount') : undefined);
  return (
    <DeskForm
      title={product ? t('catalogue.editOf', { sku }) : t('catalogue.add')}
      submitLabel={t(theirs ? 'catalogue.saveAnyway' : 'catalogue.save')}
      busy={create.busy || edit.busy}
      failure={failure}
      onCancel={onClose}
      onSubmit={submit}
    >
      {theirs && <Theirs fields={theirs} />}
      <div className="wms-form-grid">
        {!product && (
          <TextInput
            {...shared}
            required
            withAsterisk={false}
            label={t('catalogue.sku')}
            maxLength={skuLengthMax}
            value={sku}
            onChange={(event) => setSku(event.currentTarget.value)}
          />
        )}
        <TextInput
          {...shared}
          required
          withAsterisk={false}
          label={t('catalogue.name')}
          maxLength={productNameLengthMax}
          value={draft.name}
          onChange={set('name')}
        />
        <TextInput
          {...shared}
          inputMode="numeric"
          label={t('catalogue.ourStock')}
          value={draft.ourStock}
          onChange={set('ourStock')}
          error={count(draft.ourStock)}
        />
        <TextInput
          {...shared}
          inputMode="numeric"
          label={t('catalogue.inProduction')}
          value={draft.inProduction}
          onChange={set('inProduction')}
          error={count(draft.inProduction)}
        />
        <TextInput
          {...shared}
          inputMode="numeric"
          label={t('catalogue.gtin')}
          value={draft.gtin}
          onChange={set('gtin')}
          error={
            draft.gtin.trim() !== '' && readGtin(draft.gtin.trim()) === null
              ? t('catalogue.notAGtin')
              : undefined
          }
        />
      </div>
    </DeskForm>
  );
}

const sameFields = (a: ProductFields, b: ProductFields | null): boolean =>
  b !== null && fieldNames.every((name) => a[name] === b[name]);

function Theirs({ fields }: { fields: ProductFields }) {
  const { t } = useTranslation();
  return (
    <Notice tone="warning" icon={IconAlertTriangle} title={t('catalogue.theirs')}>
      <dl className="wms-terms">
        {fieldNames.map((name) => (
          <Term key={name} name={t(`catalogue.${name}`)}>
            {fields[name] ?? '–'}
          </Term>
        ))}
      </dl>
    </Notice>
  );
}
