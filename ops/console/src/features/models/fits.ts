import type { ModelEntry, Project as AnyProject } from '../../shared/api/types';

type Model = Pick<ModelEntry, 'classes' | 'mediaType' | 'trainedOn'>;
type Project = Pick<AnyProject, 'id' | 'mediaType' | 'ontology'>;

const family = (mediaType: string): string | undefined => mediaType.split('/')[0];

/** Whether the model takes what the project's rows are, image or text. */
export const takes = (model: Model, project: Project): boolean =>
  family(model.mediaType) === family(project.mediaType);

/** Whether it surely can propose labels here: it was trained here, or says what a choice offers. */
export function fits(model: Model, project: Project): boolean {
  const offered = project.ontology.annotations.some((one) =>
    model.classes.every((name) => one.options.includes(name)),
  );
  return takes(model, project) && (model.trainedOn === project.id || offered);
}
