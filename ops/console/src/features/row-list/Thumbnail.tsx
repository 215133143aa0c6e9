import { Tooltip } from '@mantine/core';
import { IconPhoto } from '@tabler/icons-react';
import type { RowLine } from '../../shared/api/types';
import { imageAddress, isImage } from '../../shared/content/content';

/** In bytes; larger images would make the list slow, as the browser scales them itself. */
const LARGEST = 2_000_000;
const SIZE = 30;

/** A row's image, so small that it fits into the list. */
export function Thumbnail({ row }: { row: RowLine }) {
  if (!isImage(row.content)) return null;
  if (row.content.bytes > LARGEST) {
    return (
      <Tooltip label="Too large for the list; open the row to see it">
        <IconPhoto size={18} aria-hidden />
      </Tooltip>
    );
  }
  return (
    <img
      src={imageAddress(row.id)}
      alt=""
      loading="lazy"
      decoding="async"
      width={SIZE}
      height={SIZE}
      style={{ objectFit: 'contain', display: 'block' }}
    />
  );
}
