import type { AnnotationKind } from '../kind';
import { OptionList } from '../options/OptionList';
import { OptionPreview } from '../options/OptionPreview';

/** One of the options. */
export const choice: AnnotationKind<'choice'> = {
  title: 'One of several options',
  hasOptions: true,
  trainable: true,
  input: {
    on: 'form',
    Answer: (asked) => (
      <OptionList {...asked} chosen={asked.said === undefined ? [] : [asked.said.value]} />
    ),
    choose: (name, option) => ({ said: { name, type: 'choice', value: option }, done: true }),
  },
  Preview: ({ definition }) => <OptionPreview options={definition.options} />,
  words: ({ value }) => value,
  brief: ({ value }) => value,
  isEmpty: () => false,
  content: ({ value }) => value,
  likeness: (one, other) => Number(one.name === other.name),
};
