import { Button, TextInput } from '@mantine/core';
import { type SubmitEvent, useState } from 'react';

interface TypedCodeProps {
  readonly label: string;
  /** What such a code looks like. */
  readonly example: string;
  readonly lengthMax: number;
  readonly submitLabel: string;
  readonly className: string;
  readonly onCode: (code: string) => void;
}

/** A label that will not scan is typed; Enter then does what the scanner would have done. */
export function TypedCode({ label, example, lengthMax, submitLabel, className, onCode }: TypedCodeProps) {
  const [code, setCode] = useState('');
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (code.trim() === '') return;
    setCode('');
    onCode(code.trim());
  };
  return (
    <form className={className} onSubmit={submit}>
      <TextInput
        size="lg"
        label={label}
        placeholder={example}
        autoComplete="off"
        autoCapitalize="characters"
        spellCheck={false}
        maxLength={lengthMax}
        value={code}
        onChange={(event) => setCode(event.currentTarget.value)}
      />
      <Button size="lg" type="submit" variant="default">
        {submitLabel}
      </Button>
    </form>
  );
}
