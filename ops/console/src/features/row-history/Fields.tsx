import { Text } from '@mantine/core';
import { IconArrowRight } from '@tabler/icons-react';
import type { Difference } from './fields';
import classes from './row.module.css';

const NONE = '–';

function Marked({ changed }: { changed: boolean }) {
  if (!changed) return null;
  return (
    <Text span fz="xs" fw={600} c="var(--cs-at-risk)" ml={6}>
      ≠ changed
    </Text>
  );
}

/** What a version says; where its event changed something, what it was before. */
export function Fields({ fields }: { fields: Difference[] }) {
  return (
    <table className={classes['table']} aria-label="The row at this version">
      <tbody>
        {fields.map((field) => (
          <tr key={field.key} data-changed={field.changed} data-field={field.key}>
            <th scope="row">{field.label}</th>
            <td>
              {field.changed && (
                <>
                  <Text span fz="sm" c="dimmed" td="line-through">
                    {field.before ?? 'nothing'}
                  </Text>
                  <IconArrowRight
                    size={13}
                    role="img"
                    aria-label="is now"
                    style={{ margin: '0 6px -2px' }}
                  />
                </>
              )}
              <span data-now>{field.after ?? NONE}</span>
              <Marked changed={field.changed} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** What two versions say, side by side. */
export function FieldsBeside({
  fields,
  left,
  right,
}: {
  fields: Difference[];
  left: string;
  right: string;
}) {
  return (
    <table className={classes['table']} aria-label={`${left} and ${right}`}>
      <thead>
        <tr>
          <td />
          <th scope="col">{left}</th>
          <th scope="col">{right}</th>
        </tr>
      </thead>
      <tbody>
        {fields.map((field) => (
          <tr key={field.key} data-changed={field.changed} data-field={field.key}>
            <th scope="row">
              {field.label}
              <Marked changed={field.changed} />
            </th>
            <td>{field.before ?? NONE}</td>
            <td>{field.after ?? NONE}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
