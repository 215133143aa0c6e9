import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { answerOf, api } from '../../shared/api/client';
import type { Member, Project, Role } from '../../shared/api/types';
import { runAll, type Outcome } from '../../shared/bulk/runAll';
import type { Row } from './queries';

/** Something done to rows by those who say who does what next. */
export type Action =
  | { kind: 'ASSIGN'; user: string; name: string }
  | { kind: 'RELEASE' }
  | { kind: 'ESCALATE'; reason: string }
  | { kind: 'REOPEN'; reason: string };

/** What is to be done to which rows. */
export interface Order {
  action: Action;
  rows: Row[];
}

/** What became of each row of an order. */
export interface Done {
  order: Order;
  outcomes: Outcome<Row>[];
}

/** Whether an action is about rows in such a state. */
export function isFor(kind: Action['kind'], row: Row): boolean {
  switch (kind) {
    case 'ASSIGN':
    case 'ESCALATE':
      return row.task !== undefined;
    case 'RELEASE':
      return row.assignee !== undefined;
    case 'REOPEN':
      return row.state === 'ACCEPTED' || row.state === 'SKIPPED';
  }
}

function act(action: Action, row: Row): Promise<unknown> {
  const task = { params: { path: { task: row.task ?? '' } } };
  switch (action.kind) {
    case 'ASSIGN':
      return answerOf(
        api.POST('/api/v1/tasks/{task}/assign', { ...task, body: { user: action.user } }),
      );
    case 'RELEASE':
      return answerOf(api.POST('/api/v1/tasks/{task}/release', task));
    case 'ESCALATE':
      return answerOf(
        api.POST('/api/v1/tasks/{task}/escalate', { ...task, body: { reason: action.reason } }),
      );
    case 'REOPEN':
      return answerOf(
        api.POST('/api/v1/data-rows/{dataRow}/reopen', {
          params: { path: { dataRow: row.id } },
          body: { reason: action.reason },
        }),
      );
  }
}

/** Does an action to each row on its own; tells how many are through, and what became of each. */
export function useRowActions() {
  const client = useQueryClient();
  const [through, setThrough] = useState(0);
  const [done, setDone] = useState<Done>();
  const { mutate, isPending, variables } = useMutation({
    mutationFn: ({ action, rows }: Order) => runAll(rows, (row) => act(action, row), setThrough),
    onMutate: () => setThrough(0),
    onSuccess: (outcomes, order) => setDone({ order, outcomes }),
    onSettled: () =>
      Promise.all(
        ['data-rows', 'tasks', 'sla', 'flow', 'mine'].map((key) =>
          client.invalidateQueries({ queryKey: [key] }),
        ),
      ),
  });
  const all = variables?.rows.length ?? 0;
  return {
    run: mutate,
    running: isPending ? { through, all } : undefined,
    done,
    close: () => setDone(undefined),
  };
}

const GROUP_ROLES: Record<string, Role> = {
  labellers: 'labeller',
  reviewers: 'reviewer',
  leads: 'lead',
};

/** The role that the work at a row is for. */
function roleFor(row: Row, project: Project | undefined): Role {
  if (row.state === 'ADJUDICATE') return 'lead';
  if (row.state !== 'REVIEW') return 'labeller';
  const stage = project?.review.stages.find(({ name }) => name === row.stage);
  return GROUP_ROLES[stage?.group ?? 'reviewers'] ?? 'reviewer';
}

/** Those who hold the roles that all the rows wait for. */
export const capable = (members: Member[], rows: Row[], project: Project | undefined): Member[] =>
  members.filter((member) => rows.every((row) => member.roles.includes(roleFor(row, project))));
