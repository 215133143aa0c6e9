import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { csrfHeaders } from '../../shared/api/client';
import { Problem } from '../../shared/api/problem';
import type { ImportPreview } from '../../shared/api/types';
import { contentTypeOf } from './plan';

/** As much of a file as is sent to look at; the server reads ten rows of it. */
const BEGINNING_BYTES = 512 * 1024;

async function ask(
  project: string,
  file: File,
  map: string | undefined,
  signal: AbortSignal,
): Promise<ImportPreview> {
  const query = new URLSearchParams({ cut: String(file.size > BEGINNING_BYTES) });
  if (map !== undefined) query.set('map', map);
  const address = `/api/v1/projects/${encodeURIComponent(project)}/imports/preview`;
  const answer = await fetch(`${address}?${query.toString()}`, {
    method: 'POST',
    headers: { ...csrfHeaders(), 'Content-Type': contentTypeOf(file.name) },
    body: await file.slice(0, BEGINNING_BYTES).arrayBuffer(),
    signal,
  }).catch((error: unknown) => {
    throw error instanceof DOMException ? error : Problem.unreachable();
  });
  const body: unknown = await answer.json().catch(() => undefined);
  if (!answer.ok) throw Problem.of(answer, body);
  return body as ImportPreview;
}

/** How the first rows of a file would come in. */
export const importPreviewQuery = (project: string, file: File, map: string | undefined) =>
  queryOptions({
    queryKey: ['import-preview', project, file.name, file.size, file.lastModified, map],
    queryFn: ({ signal }) => ask(project, file, map, signal),
    placeholderData: keepPreviousData,
    retry: false,
    staleTime: Infinity,
  });
