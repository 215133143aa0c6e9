import {
  ActionIcon,
  Fieldset,
  Group,
  Select,
  Stack,
  Switch,
  Textarea,
  TextInput,
} from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconTrash } from '@tabler/icons-react';
import { ANNOTATION_TYPES, fits, kindOf } from '../../shared/annotationKinds/registry';
import type { AnnotationType } from '../../shared/api/types';
import { isImageType } from '../../shared/content/content';
import type { DraftDefinition } from './draft';
import { Doubt, Wrong } from './Doubt';
import { useDrafting } from './form';
import { Options } from './Options';

interface DefinitionEditorProps {
  definition: DraftDefinition;
  at: number;
  count: number;
  onChange: (part: Partial<DraftDefinition>) => void;
  onMove: (by: number) => void;
  onRemove: () => void;
  say: (text: string) => void;
}

/** One thing that labels say: its name, its form, and what there is to choose from. */
export function DefinitionEditor(props: DefinitionEditorProps) {
  const { definition, at, onChange } = props;
  const { draft, at: faultAt, doubtAt } = useDrafting();
  const path = `ontology.annotations[${at}]`;
  const types = ANNOTATION_TYPES.filter(
    (type) => fits({ type }, isImageType(draft.mediaType)) || type === definition.type,
  );
  return (
    <Fieldset legend={definition.name || 'Unnamed'} p="sm">
      <Stack gap="sm">
        <Group align="flex-start" wrap="wrap">
          <TextInput
            label="Name"
            flex="1 1 160px"
            value={definition.name}
            error={faultAt(`${path}.name`)}
            onChange={(event) => onChange({ name: event.currentTarget.value })}
          />
          <Select
            label="Answer"
            flex="1 1 190px"
            allowDeselect={false}
            data={types.map((type) => ({ value: type, label: kindOf({ type }).title }))}
            value={definition.type}
            error={faultAt(`${path}.type`)}
            onChange={(type) => onChange(typed(definition, type as AnnotationType))}
          />
          <DefinitionActions {...props} />
        </Group>
        <Textarea
          label="What to look for"
          autosize
          minRows={1}
          maxRows={6}
          value={definition.description}
          error={faultAt(`${path}.description`)}
          onChange={(event) => onChange({ description: event.currentTarget.value })}
        />
        <Switch
          label="Required"
          checked={definition.required}
          onChange={(event) => onChange({ required: event.currentTarget.checked })}
        />
        {kindOf(definition).hasOptions && (
          <Options
            name={definition.name}
            options={definition.options}
            onChange={(options) => onChange({ options })}
            say={props.say}
          />
        )}
        <Wrong text={faultAt(`${path}.options`)} />
        <Doubt text={doubtAt(`${path}.options`)} />
      </Stack>
    </Fieldset>
  );
}

/** Another type; what can be chosen from begins with two options. */
function typed(definition: DraftDefinition, type: AnnotationType): Partial<DraftDefinition> {
  const none = definition.options.length === 0;
  return { type, ...(kindOf({ type }).hasOptions && none ? { options: ['Yes', 'No'] } : {}) };
}

function DefinitionActions({ definition, at, count, onMove, onRemove }: DefinitionEditorProps) {
  const action = (label: string, Icon: typeof IconTrash, run: () => void, disabled: boolean) => (
    <ActionIcon
      variant="subtle"
      color="gray"
      aria-label={`${label} ${definition.name}`}
      onClick={run}
      disabled={disabled}
    >
      <Icon size={17} />
    </ActionIcon>
  );
  return (
    <Group gap={2} mt={24} wrap="nowrap">
      {action('Move up', IconArrowUp, () => onMove(-1), at === 0)}
      {action('Move down', IconArrowDown, () => onMove(1), at === count - 1)}
      {action('Remove', IconTrash, onRemove, count === 1)}
    </Group>
  );
}
