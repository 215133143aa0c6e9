import { Textarea } from '@mantine/core';
import type { AnnotationKind, AnswerProps } from '../kind';

const MOST_CHARACTERS = 20_000;

function TextAnswer({ definition, said, say, enabled, field }: AnswerProps<'text'>) {
  const { name } = definition;
  const write = (text: string) =>
    say(text === '' ? undefined : { name, type: 'text', text }, `text ${name}`);
  return (
    <Textarea
      ref={field}
      aria-label={name}
      autosize
      minRows={2}
      maxRows={8}
      maxLength={MOST_CHARACTERS}
      readOnly={!enabled}
      value={said?.text ?? ''}
      onChange={(event) => write(event.currentTarget.value)}
      onKeyDown={(event) => event.key === 'Escape' && event.currentTarget.blur()}
    />
  );
}

/** Free text. */
export const text: AnnotationKind<'text'> = {
  title: 'Free text',
  hasOptions: false,
  trainable: false,
  input: { on: 'form', Answer: TextAnswer },
  Preview: ({ definition }) => (
    <Textarea size="xs" readOnly tabIndex={-1} aria-label={definition.name} rows={2} />
  ),
  words: (annotation) => annotation.text,
  brief: (annotation) => annotation.text,
  isEmpty: (annotation) => annotation.text.trim() === '',
  content: (annotation) => annotation.text,
  likeness: (one, other) => Number(one.name === other.name),
};
