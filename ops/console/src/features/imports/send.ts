import { csrfHeaders } from '../../shared/api/client';
import { Problem } from '../../shared/api/problem';
import type { ImportAnswer } from '../../shared/api/types';
import type { Sending } from './plan';

/** Where rows go. */
export interface Target {
  project: string;
  name: string;
  priority?: number | undefined;
  dueAt?: string | undefined;
  /** What the columns are; for files that hold rows. */
  map?: string | undefined;
}

function addressOf({ project, name, priority, dueAt, map }: Target, sending: Sending): string {
  const query = new URLSearchParams({ name });
  if (priority !== undefined) query.set('priority', String(priority));
  if (dueAt !== undefined) query.set('dueAt', dueAt);
  if (map !== undefined && sending.form === 'lines') query.set('map', map);
  return `/api/v1/projects/${encodeURIComponent(project)}/batches?${query.toString()}`;
}

function bodyOf(sending: Sending): XMLHttpRequestBodyInit {
  if (sending.form === 'lines') return sending.file;
  const form = new FormData();
  sending.files.forEach((file) => form.append('files', file, file.name));
  return form;
}

function headersOf(sending: Sending): Record<string, string> {
  if (sending.form === 'files') return csrfHeaders();
  return {
    ...csrfHeaders(),
    'Content-Type': sending.contentType,
    ...(sending.packed ? { 'Content-Encoding': 'gzip' } : {}),
  };
}

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

/**
 * Sends one request of an import; `sent` is told the bytes that have left.
 *
 * @throws Problem when the server refuses, fails or is not reached
 */
export function send(
  target: Target,
  sending: Sending,
  sent: (bytes: number) => void,
  signal: AbortSignal,
): Promise<ImportAnswer> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', addressOf(target, sending));
    Object.entries(headersOf(sending)).forEach(([name, value]) =>
      request.setRequestHeader(name, value),
    );
    request.upload.onprogress = (event) => sent(event.loaded);
    request.onerror = () => reject(Problem.unreachable());
    request.onabort = () => reject(new DOMException('Stopped', 'AbortError'));
    request.onload = () => {
      const body = parsed(request.responseText);
      if (request.status === 202) resolve(body as ImportAnswer);
      else reject(Problem.of({ status: request.status, statusText: request.statusText }, body));
    };
    signal.addEventListener('abort', () => request.abort(), { once: true });
    request.send(bodyOf(sending));
  });
}
