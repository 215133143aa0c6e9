import { useParams } from '@tanstack/react-router';

/** The project that the address names. */
export function useProjectId(): string {
  const params: { project?: string } = useParams({ strict: false });
  if (params.project === undefined) throw new Error('Expected an address with a project');
  return params.project;
}
