import { Button, FileButton } from '@mantine/core';
import { IconFileUpload } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';

interface ChooseFileProps {
  /** No file has been chosen yet. */
  readonly isFirst: boolean;
  /** Something else is the likelier thing to press. */
  readonly isQuiet: boolean;
  readonly onChoose: (file: File) => void;
}

/** The press that lets a person choose a CSV file, or another one. */
export function ChooseFile({ isFirst, isQuiet, onChoose }: ChooseFileProps) {
  const { t } = useTranslation();
  return (
    <FileButton accept=".csv,text/csv" onChange={(file) => file && onChoose(file)}>
      {(props) => (
        <Button
          {...props}
          size="md"
          variant={isQuiet ? 'default' : 'filled'}
          leftSection={<IconFileUpload aria-hidden size={20} />}
        >
          {t(isFirst ? 'dispatch.file.choose' : 'dispatch.file.chooseAnother')}
        </Button>
      )}
    </FileButton>
  );
}
