import type { Project } from '../api/types';
import { spoken } from '../ui/status';

/** Where rows can wait for a person in a project, in the order of its process. */
export function stagesOf(project: Project | undefined): string[] {
  const reviews = project?.review.stages.map((stage) => stage.name) ?? [];
  return ['label', ...reviews, 'rework', 'adjudicate'];
}

/** Stages as the choices of a filter. */
export function stageOptions(project: Project | undefined) {
  return stagesOf(project).map((stage) => ({ value: stage, label: spoken(stage) }));
}
