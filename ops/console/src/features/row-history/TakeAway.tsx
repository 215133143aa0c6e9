import { Button, Menu } from '@mantine/core';
import { IconDownload, IconPrinter } from '@tabler/icons-react';
import { originalAddress } from '../../shared/content/content';
import { downloadHistory, FORMATS, type Format } from './download';
import type { History } from './history';
import classes from './row.module.css';

const ALL = Object.keys(FORMATS) as Format[];

/** The history on paper or as a file, and the file that the row came with. */
export function TakeAway({ row, name, history }: { row: string; name: string; history: History }) {
  const { events, whole } = history;
  return (
    <span className={classes['screen']}>
      <Button.Group>
        <Menu position="bottom-end">
          <Menu.Target>
            <Button
              variant="default"
              size="xs"
              leftSection={<IconDownload size={15} aria-hidden />}
              disabled={!whole}
            >
              Download history
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            {ALL.map((format) => (
              <Menu.Item key={format} onClick={() => downloadHistory(name, events, format)}>
                {FORMATS[format].label}
              </Menu.Item>
            ))}
            <Menu.Divider />
            <Menu.Item component="a" href={originalAddress(row)} download>
              Original content
            </Menu.Item>
          </Menu.Dropdown>
        </Menu>
        <Button
          variant="default"
          size="xs"
          leftSection={<IconPrinter size={15} aria-hidden />}
          disabled={!whole}
          onClick={() => window.print()}
        >
          Print
        </Button>
      </Button.Group>
    </span>
  );
}
