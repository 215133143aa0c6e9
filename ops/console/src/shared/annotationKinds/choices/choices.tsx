import type { AnnotationKind, Of } from '../kind';
import { OptionList } from '../options/OptionList';
import { OptionPreview } from '../options/OptionPreview';

/** Takes the option in, or out where it is in. */
function toggled(name: string, option: string, said: Of<'choices'> | undefined) {
  const before = said?.values ?? [];
  const values = before.includes(option)
    ? before.filter((value) => value !== option)
    : [...before, option];
  return values.length === 0 ? undefined : { name, type: 'choices' as const, values };
}

/** Any of the options. */
export const choices: AnnotationKind<'choices'> = {
  title: 'Any of several options',
  hasOptions: true,
  trainable: false,
  input: {
    on: 'form',
    Answer: (asked) => <OptionList {...asked} chosen={asked.said?.values ?? []} />,
    choose: (name, option, said) => ({ said: toggled(name, option, said), done: false }),
  },
  Preview: ({ definition }) => <OptionPreview options={definition.options} several />,
  words: ({ values }) => (values.length === 0 ? 'none' : values.join(', ')),
  brief: ({ values }) => values.join(', '),
  isEmpty: ({ values }) => values.length === 0,
  content: ({ values }) => [...values].sort(),
  likeness: (one, other) => Number(one.name === other.name),
};
