import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import type { ImportAnswer } from '../../shared/api/types';
import { bytesOf, kindOf, plan } from './plan';
import { send, type Target } from './send';
import { unzip } from './zip';

/** What an import has come to so far. */
export interface Progress {
  state: 'idle' | 'unpacking' | 'sending' | 'done' | 'stopped' | 'failed';
  sent: number;
  bytes: number;
  counts: Omit<ImportAnswer, 'id' | 'position'>;
  batch: string | undefined;
  /** Failures as the server tells them, one JSON object a line. */
  failures: string;
  error: unknown;
}

const NOTHING: Progress = {
  state: 'idle',
  sent: 0,
  bytes: 0,
  counts: { received: 0, registered: 0, duplicates: 0, failed: 0, preLabelsLeftOut: 0, inputs: [] },
  batch: undefined,
  failures: '',
  error: undefined,
};

async function unpacked(files: File[]): Promise<File[]> {
  const all = await Promise.all(
    files.map((file) => (kindOf(file.name) === 'zip' ? unzip(file) : Promise.resolve([file]))),
  );
  return all.flat().filter((file) => kindOf(file.name) !== 'unknown');
}

async function failuresIn(batch: string): Promise<string> {
  const answer = await fetch(`/api/v1/batches/${encodeURIComponent(batch)}/failures`);
  return answer.ok ? answer.text() : '';
}

const sum = (one: Progress['counts'], other: ImportAnswer): Progress['counts'] => ({
  ...other,
  ...one,
  received: one.received + other.received,
  registered: one.registered + other.registered,
  duplicates: one.duplicates + other.duplicates,
  failed: one.failed + other.failed,
  preLabelsLeftOut: one.preLabelsLeftOut + other.preLabelsLeftOut,
  inputs: [...one.inputs, ...other.inputs],
});

/** Brings files into a batch, one request after the other. */
export function useImport() {
  const client = useQueryClient();
  const [progress, setProgress] = useState(NOTHING);
  const stopping = useRef(new AbortController());
  const tell = (part: Partial<Progress>) => setProgress((now) => ({ ...now, ...part }));

  const sendAll = async (target: Target, files: File[], signal: AbortSignal) => {
    tell({ state: 'unpacking' });
    const sendings = plan(await unpacked(files));
    tell({ state: 'sending', bytes: sendings.reduce((bytes, one) => bytes + bytesOf(one), 0) });
    let before = 0;
    for (const sending of sendings) {
      const answer = await send(
        target,
        sending,
        (sent) => tell({ sent: before + Math.min(sent, bytesOf(sending)) }),
        signal,
      );
      before += bytesOf(sending);
      const failures = answer.failed > 0 ? await failuresIn(answer.id) : '';
      setProgress((now) => ({
        ...now,
        sent: before,
        batch: answer.id,
        counts: sum(now.counts, answer),
        failures: now.failures + failures,
      }));
    }
    tell({ state: 'done' });
  };

  const start = (target: Target, files: File[]) => {
    stopping.current = new AbortController();
    setProgress(NOTHING);
    sendAll(target, files, stopping.current.signal)
      .catch((error: unknown) => {
        const stopped = error instanceof DOMException && error.name === 'AbortError';
        tell(stopped ? { state: 'stopped' } : { state: 'failed', error });
      })
      .finally(() => {
        for (const key of ['batches', 'dashboard', 'data-rows', 'tasks', 'flow']) {
          void client.invalidateQueries({ queryKey: [key] });
        }
      });
  };
  return {
    progress,
    start,
    stop: () => stopping.current.abort(),
    reset: () => setProgress(NOTHING),
  };
}
