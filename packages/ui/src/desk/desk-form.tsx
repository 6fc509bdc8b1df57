import { Button, Group } from '@mantine/core';
import type { Failure } from '@wms/client';
import { type ReactNode, useEffect, useId, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { FailureAlert } from '../elements/failure-alert.tsx';

interface DeskFormProps {
  readonly title: string;
  readonly submitLabel: string;
  readonly busy: boolean;
  readonly failure: Failure | null;
  readonly children: ReactNode;
  readonly onSubmit: () => void;
  readonly onCancel: () => void;
}

/** A form of 888's desk: it stands in the page and takes the focus; what was typed stays when the server says no. */
export function DeskForm(props: DeskFormProps) {
  const { t } = useTranslation();
  const titleId = useId();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <form
      className="wms-work"
      aria-labelledby={titleId}
      onKeyDown={(event) => event.key === 'Escape' && props.onCancel()}
      onSubmit={(event) => {
        event.preventDefault();
        props.onSubmit();
      }}
    >
      <h2 id={titleId} ref={heading} tabIndex={-1}>
        {props.title}
      </h2>
      {props.failure && <FailureAlert failure={props.failure} />}
      {props.children}
      <Group>
        <Button type="submit" size="md" loading={props.busy}>
          {props.submitLabel}
        </Button>
        <Button size="md" variant="default" disabled={props.busy} onClick={props.onCancel}>
          {t('confirm.cancel')}
        </Button>
      </Group>
    </form>
  );
}
