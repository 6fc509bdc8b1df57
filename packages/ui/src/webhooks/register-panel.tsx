import { Button, Group, TextInput } from '@mantine/core';
import { type NewWebhookAnswer, webhookUrlLengthMax } from '@wms/contract';
import { type EventName, eventNames } from '@wms/domain';
import { type SubmitEvent, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FailureAlert } from '../elements/failure-alert.tsx';
import { useChange } from '../elements/use-change.ts';

interface RegisterPanelProps {
  readonly onRegistered: (webhook: NewWebhookAnswer) => void;
  readonly onCancel: () => void;
}

/** Asks where to send what. An address that is refused is explained, and stays typed. */
export function RegisterPanel({ onRegistered, onCancel }: RegisterPanelProps) {
  const { t } = useTranslation();
  const titleId = useId();
  const [url, setUrl] = useState('');
  const [chosen, setChosen] = useState<readonly EventName[]>(eventNames);
  const { change, busy, failure } = useChange('createWebhook', onRegistered);
  const reason = failure?.kind === 'REFUSED' ? failure.details.reason : null;
  const toggle = (name: EventName) =>
    setChosen(eventNames.filter((one) => (one === name) !== chosen.includes(one)));
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    change({ body: { url: url.trim(), events: [...chosen] } });
  };
  return (
    <form className="wms-work" aria-labelledby={titleId} onSubmit={submit}>
      <h2 id={titleId}>{t('webhooks.register.title')}</h2>
      {failure && <FailureAlert failure={failure} />}
      {typeof reason === 'string' && <p className="wms-webhook-reason">{reason}</p>}
      <TextInput
        size="md"
        className="wms-webhook-url"
        label={t('webhooks.register.url')}
        description={t('webhooks.register.urlHint')}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        type="url"
        placeholder="https://hooks.example.com/888-wms"
        autoComplete="off"
        autoFocus
        required
        withAsterisk={false}
        maxLength={webhookUrlLengthMax}
        value={url}
        onChange={(event) => setUrl(event.currentTarget.value)}
      />
      <fieldset className="wms-webhook-events">
        <legend>{t('webhooks.register.events')}</legend>
        {eventNames.map((name) => (
          <label key={name}>
            <input type="checkbox" checked={chosen.includes(name)} onChange={() => toggle(name)} />
            <span>
              <code>{name}</code> {t(`webhooks.events.${eventKey(name)}`)}
            </span>
          </label>
        ))}
      </fieldset>
      <Group>
        <Button type="submit" size="md" loading={busy} disabled={chosen.length === 0}>
          {t('webhooks.register.submit')}
        </Button>
        <Button size="md" variant="default" disabled={busy} onClick={onCancel}>
          {t('confirm.cancel')}
        </Button>
      </Group>
    </form>
  );
}

// A dot parts the names of texts.
const eventKey = (name: EventName) =>
  (
    ({
      'alert.triggered': 'alertTriggered',
      'order.shipped': 'orderShipped',
      'order.delivered': 'orderDelivered',
    }) as const
  )[name];
