import { Button, Text } from '@mantine/core';
import { modals } from '@mantine/modals';
import { IconArchive, IconArchiveOff } from '@tabler/icons-react';
import { complain, tell } from '../ui/notify';
import { useArchive, type Archivable } from './archive';

const WHAT = {
  batch:
    'Nobody is offered its rows any more, its due time is no longer followed, and it leaves the list. Whoever is working on a row can finish it.',
  project:
    'Nobody is offered its rows any more, its due times are no longer followed, nothing can be imported, and it leaves the list. Whoever is working on a row can finish it.',
};

/** Archives a batch or a project once that is confirmed, or restores it. */
export function ArchiveButton({
  kind,
  id,
  name,
  archived,
}: Archivable & { name: string; archived: boolean }) {
  const archive = useArchive({ kind, id });
  const run = () =>
    archive.mutate(archived ? 'restore' : 'archive', {
      onSuccess: () => tell(`${name} ${archived ? 'restored' : 'archived'}`),
      onError: complain,
    });
  const ask = () =>
    modals.openConfirmModal({
      title: `Archive ${name}?`,
      children: <Text fz="sm">{WHAT[kind]} Restoring brings everything back as it was.</Text>,
      labels: { confirm: 'Archive', cancel: 'Cancel' },
      onConfirm: run,
    });
  return (
    <Button
      size="xs"
      variant="default"
      loading={archive.isPending}
      leftSection={
        archived ? <IconArchiveOff size={14} aria-hidden /> : <IconArchive size={14} aria-hidden />
      }
      onClick={archived ? run : ask}
    >
      {archived ? `Restore ${kind}` : `Archive ${kind}`}
    </Button>
  );
}
