import { Radio, SimpleGrid, Text } from '@mantine/core';
import { TEMPLATES } from './templates';
import classes from './TemplateChoice.module.css';

/** The starting points of a new project. */
export function TemplateChoice({
  value,
  onChange,
}: {
  value: string;
  onChange: (template: string) => void;
}) {
  return (
    <Radio.Group
      value={value}
      onChange={onChange}
      label="Start from"
      description="You can change everything below, now or later."
    >
      <SimpleGrid cols={{ base: 1, xs: 2, lg: 4 }} mt="xs">
        {TEMPLATES.map((template) => (
          <Radio.Card
            key={template.id}
            value={template.id}
            p="sm"
            className={classes['card'] ?? ''}
          >
            <Text fz="sm" fw={600}>
              {template.label}
            </Text>
            <Text fz="xs" c="dimmed">
              {template.hint}
            </Text>
          </Radio.Card>
        ))}
      </SimpleGrid>
    </Radio.Group>
  );
}
