import type { QueryClient } from '@tanstack/react-query';

import type { Task } from '../../shared/api/types';
import { decoded, isImage, textQuery } from '../../shared/content/content';
import { create } from '../../shared/store/store';
import { claimNext, release, taskQuery } from './queries';

/** Where the next tasks come from: these projects, one after the other. */
interface Ahead {
  projects: string[];
  /** Claimed and loaded, but not yet shown; the first is next. */
  tasks: Task[];
  state: 'idle' | 'asking' | 'none' | 'failed';
}

const NOTHING: Ahead = { projects: [], tasks: [], state: 'idle' };

export const ahead = create<Ahead>(NOTHING);

/** Images stay decoded as long as something refers to them. */
const MOST_IMAGES = 4;
const images = new Map<string, HTMLImageElement>();

async function loadImage(dataRow: string): Promise<void> {
  const image = await decoded(dataRow);
  images.set(dataRow, image);
  const oldest = images.keys().next().value;
  if (images.size > MOST_IMAGES && oldest !== undefined) images.delete(oldest);
}

/** Makes a task ready to be shown at once. */
async function prepare(client: QueryClient, task: Task): Promise<void> {
  client.setQueryData(taskQuery(task.id).queryKey, task);
  await (isImage(task.content) ? loadImage(task.dataRow) : client.query(textQuery(task.dataRow)));
}

async function claimFrom(projects: string[]): Promise<Task | undefined> {
  for (const project of projects) {
    const task = await claimNext(project);
    if (task !== undefined) return task;
  }
  return undefined;
}

const isSame = (a: string[], b: string[]): boolean => a.join() === b.join();

/** Claims the next task and loads it, where none is waiting yet. */
export async function loadAhead(client: QueryClient, projects: string[]): Promise<void> {
  const now = ahead.get();
  if (!isSame(now.projects, projects)) dropAhead();
  if (ahead.get().state === 'asking' || ahead.get().tasks.length > 0) return;
  ahead.set(() => ({ projects, tasks: [], state: 'asking' }));
  try {
    const task = await claimFrom(projects);
    if (!isSame(ahead.get().projects, projects)) {
      if (task !== undefined) await release(task.id);
      return;
    }
    ahead.set((was) => ({
      ...was,
      tasks: task === undefined ? was.tasks : [...was.tasks, task],
      state: task === undefined ? 'none' : 'idle',
    }));
    if (task !== undefined) await prepare(client, task);
  } catch {
    ahead.set((was) => (isSame(was.projects, projects) ? { ...was, state: 'failed' } : was));
  }
}

/** The task that was loaded ahead, which from now on is the one at hand. */
export function takeAhead(): Task | undefined {
  const [next, ...rest] = ahead.get().tasks;
  ahead.set((was) => ({ ...was, tasks: rest, state: 'idle' }));
  return next;
}

/** A task that was shown waits again, because the one before it came back. */
export function putBack(task: Task): void {
  ahead.set((was) => ({ ...was, tasks: [task, ...was.tasks] }));
}

/** Gives back what was loaded ahead and will not be needed. */
export function dropAhead(keepalive = false): void {
  const { tasks } = ahead.get();
  ahead.set(() => NOTHING);
  tasks.forEach((task) => void release(task.id, keepalive).catch(() => undefined));
}
