import { ActionIcon, Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { IconGripVertical, IconPlus, IconX } from '@tabler/icons-react';
import { useId, useRef, useState, type ClipboardEvent, type KeyboardEvent } from 'react';
import { linesOf, moved } from './lists';
import classes from './OptionList.module.css';

interface OptionListProps {
  /** What one entry is called, such as "option". */
  what: string;
  label: string;
  options: string[];
  onChange: (options: string[]) => void;
  /** Told to those who do not see the list move. */
  say: (text: string) => void;
}

/** Texts in an order that is changed by dragging, or with Alt and an arrow on the handle. */
export function OptionList({ what, label, options, onChange, say }: OptionListProps) {
  const [dragged, setDragged] = useState<number>();
  const list = useRef<HTMLUListElement>(null);
  const move = (from: number, to: number) => {
    if (to < 0 || to >= options.length || from === to) return;
    onChange(moved(options, from, to));
    say(`${options[from] ?? ''} is number ${to + 1} of ${options.length}`);
  };
  const focusHandle = (at: number) =>
    requestAnimationFrame(() =>
      list.current?.querySelectorAll('button[data-handle]')[at] instanceof HTMLElement
        ? (list.current.querySelectorAll('button[data-handle]')[at] as HTMLElement).focus()
        : undefined,
    );
  const onHandleKey = (event: KeyboardEvent, at: number) => {
    const step = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : 0;
    if (step === 0) return;
    event.preventDefault();
    move(at, at + step);
    focusHandle(Math.max(0, Math.min(options.length - 1, at + step)));
  };
  const replace = (at: number, text: string) =>
    onChange(options.map((option, i) => (i === at ? text : option)));
  return (
    <Stack gap={6}>
      <ul className={classes['list']} ref={list} aria-label={label}>
        {options.map((option, at) => (
          <li
            key={at}
            className={classes['item']}
            data-dragged={dragged === at}
            onDragOver={(event) => {
              if (dragged === undefined) return;
              event.preventDefault();
              if (dragged !== at) {
                move(dragged, at);
                setDragged(at);
              }
            }}
          >
            <button
              type="button"
              data-handle
              className={classes['handle']}
              draggable
              aria-label={`Move ${option}: arrow up or down`}
              onDragStart={(event) => {
                event.dataTransfer.effectAllowed = 'move';
                setDragged(at);
              }}
              onDragEnd={() => setDragged(undefined)}
              onKeyDown={(event) => onHandleKey(event, at)}
            >
              <IconGripVertical size={15} aria-hidden />
            </button>
            <Text span fz="xs" c="dimmed" w={22} ta="end">
              {at + 1}
            </Text>
            <TextInput
              flex={1}
              size="xs"
              value={option}
              aria-label={`${what} ${at + 1}`}
              onChange={(event) => replace(at, event.currentTarget.value)}
            />
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label={`Remove ${option}`}
              onClick={() => onChange(options.filter((_, i) => i !== at))}
            >
              <IconX size={15} />
            </ActionIcon>
          </li>
        ))}
      </ul>
      <AddOptions what={what} onAdd={(added) => onChange([...options, ...added])} />
    </Stack>
  );
}

function AddOptions({ what, onAdd }: { what: string; onAdd: (added: string[]) => void }) {
  const [text, setText] = useState('');
  const hint = useId();
  const add = () => {
    if (text.trim() === '') return;
    onAdd([text.trim()]);
    setText('');
  };
  const paste = (event: ClipboardEvent) => {
    const lines = linesOf(event.clipboardData.getData('text'));
    if (lines.length < 2) return;
    event.preventDefault();
    onAdd(lines);
  };
  return (
    <>
      <Group gap="xs" pl={54} wrap="nowrap">
        <TextInput
          flex={1}
          size="xs"
          placeholder={`New ${what}`}
          aria-label={`New ${what}`}
          aria-describedby={hint}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          onPaste={paste}
          onKeyDown={(event) => {
            if (event.key !== 'Enter') return;
            event.preventDefault();
            add();
          }}
        />
        <Button
          size="xs"
          variant="default"
          leftSection={<IconPlus size={14} />}
          onClick={add}
          disabled={text.trim() === ''}
        >
          Add
        </Button>
      </Group>
      <Text id={hint} fz="xs" c="dimmed" pl={54}>
        Press Enter to add it; paste several lines to add several {what}s.
      </Text>
    </>
  );
}
