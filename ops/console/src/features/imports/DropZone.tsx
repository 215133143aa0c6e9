import { Button, Stack, Text } from '@mantine/core';
import { IconFileImport } from '@tabler/icons-react';
import { useRef, useState, type DragEvent } from 'react';
import classes from './DropZone.module.css';

const ACCEPTED =
  '.ndjson,.jsonl,.json,.csv,.tsv,.gz,.png,.jpg,.jpeg,.webp,.gif,.tif,.tiff,.bmp,.txt,.zip';

/** Takes files that are dropped, or chosen by the button. */
export function DropZone({
  onFiles,
  disabled,
}: {
  onFiles: (files: File[]) => void;
  disabled: boolean;
}) {
  const [over, setOver] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    if (!disabled) onFiles([...event.dataTransfer.files]);
  };
  return (
    <div
      className={classes['zone']}
      data-over={over}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <Stack align="center" gap="xs">
        <IconFileImport size={32} stroke={1.2} aria-hidden />
        <Text fw={600}>Drop files here</Text>
        <Text fz="sm" c="dimmed" ta="center">
          CSV, NDJSON or JSON (gzip is fine), images (JPEG, PNG, WebP, GIF, TIFF, BMP) and text
          files (file names become keys), or a zip of them.
        </Text>
        <Button
          variant="default"
          size="xs"
          disabled={disabled}
          onClick={() => input.current?.click()}
        >
          Choose files
        </Button>
        <input
          ref={input}
          type="file"
          multiple
          hidden
          accept={ACCEPTED}
          aria-label="Files to import"
          onChange={(event) => {
            onFiles([...(event.currentTarget.files ?? [])]);
            event.currentTarget.value = '';
          }}
        />
      </Stack>
    </div>
  );
}
