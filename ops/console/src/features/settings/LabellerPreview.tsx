import { Box, Checkbox, Group, Kbd, Paper, Stack, Text, Textarea, Title } from '@mantine/core';
import { looks } from '../../shared/annotation/palette';
import type { DraftDefinition } from './draft';
import { useDrafting } from './form';
import classes from './LabellerPreview.module.css';

/** How many options have a key of their own. */
const KEYS = 9;
/** How many options are shown; more would only be longer. */
const SHOWN = 30;

/** How the ontology looks to those who label. */
export function LabellerPreview() {
  const { draft } = useDrafting();
  const definitions = draft.ontology.annotations;
  const lookOf = looks(definitions);
  return (
    <Paper
      component="section"
      withBorder
      p="md"
      className={classes['preview']}
      aria-label="Preview"
    >
      <Stack gap="md">
        <Title order={3} size="h3">
          What a labeller sees
        </Title>
        <Sample image={draft.mediaType.startsWith('image/')} definitions={definitions} />
        {definitions.map((definition) => (
          <Stack key={definition.id} gap={4}>
            <Group gap={6}>
              <Box
                className={classes['swatch']}
                style={{ background: lookOf(definition.name).color }}
                aria-hidden
              />
              <Text fz="sm" fw={600}>
                {definition.name || 'Without a name'}
              </Text>
              {definition.required && (
                <Text fz="xs" c="dimmed">
                  has to be answered
                </Text>
              )}
            </Group>
            {definition.description !== '' && (
              <Text fz="xs" c="dimmed">
                {definition.description}
              </Text>
            )}
            <Answer definition={definition} />
          </Stack>
        ))}
      </Stack>
    </Paper>
  );
}

function Answer({ definition }: { definition: DraftDefinition }) {
  switch (definition.type) {
    case 'choice':
    case 'choices':
      return <Choices definition={definition} />;
    case 'text':
      return <Textarea size="xs" readOnly tabIndex={-1} aria-label={definition.name} rows={2} />;
    case 'span':
      return <Hint>Select words to mark them</Hint>;
    case 'box':
      return <Hint>Drag from corner to corner to draw a box</Hint>;
    case 'polygon':
      return <Hint>Click corner after corner to draw an outline</Hint>;
  }
}

const Hint = ({ children }: { children: string }) => (
  <Text fz="xs" c="dimmed">
    {children}
  </Text>
);

function Choices({ definition }: { definition: DraftDefinition }) {
  const more = definition.options.length - SHOWN;
  return (
    <Group gap={6}>
      {definition.options.slice(0, SHOWN).map((option, i) => (
        <Group key={`${i} ${option}`} gap={6} className={classes['option']} wrap="nowrap">
          {definition.type === 'choices' && (
            <Checkbox size="xs" readOnly tabIndex={-1} aria-label={option} />
          )}
          {i < KEYS && <Kbd size="xs">{i + 1}</Kbd>}
          <Text fz="xs">{option}</Text>
        </Group>
      ))}
      {more > 0 && <Hint>{`and ${more} more`}</Hint>}
    </Group>
  );
}

/** A row that is none, with a mark of each kind that can be drawn. */
function Sample({ image, definitions }: { image: boolean; definitions: DraftDefinition[] }) {
  const lookOf = looks(definitions);
  const drawn = definitions.filter(({ type }) => ['box', 'polygon', 'span'].includes(type));
  const color = (type: string) => {
    const one = drawn.find((definition) => definition.type === type);
    return one === undefined ? 'none' : lookOf(one.name).color;
  };
  if (!image) {
    return (
      <Text fz="sm" className={classes['text']}>
        The parcel reached{' '}
        <span style={{ borderBottom: `3px solid ${color('span')}` }}>Ada Lovelace</span> in Hamburg
        two days late.
      </Text>
    );
  }
  return (
    <svg viewBox="0 0 320 140" className={classes['image']} role="img" aria-label="A sample image">
      <circle cx="90" cy="70" r="34" className={classes['thing']} />
      <path d="M190 105 L230 35 L275 105 Z" className={classes['thing']} />
      <rect
        x="52"
        y="32"
        width="76"
        height="76"
        fill="none"
        stroke={color('box')}
        strokeWidth="3"
      />
      <path d="M182 110 L230 26 L284 110 Z" fill="none" stroke={color('polygon')} strokeWidth="3" />
    </svg>
  );
}
