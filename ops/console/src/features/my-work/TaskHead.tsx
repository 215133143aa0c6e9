import { Table } from '@mantine/core';

/** The head of a table of tasks, whose last column is for what can be done. */
export function TaskHead({ more }: { more: string[] }) {
  return (
    <Table.Thead>
      <Table.Tr>
        {['Row', 'Project', 'Stage', ...more].map((title) => (
          <Table.Th key={title}>{title}</Table.Th>
        ))}
        <Table.Td />
      </Table.Tr>
    </Table.Thead>
  );
}
