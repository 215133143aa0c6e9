import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo, useState } from 'react';

import type { Definition, Task } from '../../shared/api/types';
import type { CodePoints } from '../../shared/text/codePoints';
import { isImage, useText } from '../../shared/content/content';
import { looks } from '../../shared/ui/look';
import { useStage } from '../../shared/image/useStage';
import { useKeys } from '../../shared/keys/registry';
import { Refused } from '../../shared/outbox/Refused';
import { useAway } from '../../shared/outbox/useOutbox';
import { Asking } from '../../shared/ui/Asking';
import { Markdown } from '../../shared/ui/Markdown';
import { Part } from '../../shared/ui/Part';
import { tell } from '../../shared/ui/notify';
import { loadAhead } from './ahead';
import { DeskBar } from './DeskBar';
import { DeskSide } from './DeskSide';
import { Disputed } from './Disputed';
import { ImageEditor } from './editing/ImageEditor';
import { TextEditor } from './editing/TextEditor';
import { useImagePen } from './editing/useImagePen';
import { useInstructions } from './instructions';
import type { Asked } from './queries';
import { Returned } from './Returned';
import { markShown } from './speed';
import classes from './task.module.css';
import { useDesk, type Desk as AtWork } from './useDesk';

interface Shown {
  task: Task;
  desk: AtWork;
  definitions: Definition[];
  hidden: boolean;
}

/** Says that the row is on the screen. */
function useShown({ seen: { shown } }: AtWork): () => void {
  return useCallback(() => {
    markShown();
    shown();
  }, [shown]);
}

function ImageRow({ task, desk, definitions, hidden }: Shown) {
  const { width, height } = task.content;
  const size = useMemo(() => ({ width: width ?? 1, height: height ?? 1 }), [width, height]);
  const { stage, attach } = useStage(size);
  const pen = useImagePen(desk.label, stage, desk.enabled);
  const lookOf = useMemo(() => looks(definitions), [definitions]);
  const shown = useShown(desk);
  useKeys([
    { key: '+', does: 'Zoom in', run: stage.zoomIn },
    { key: '-', does: 'Zoom out', run: stage.zoomOut },
    { key: 'f', does: 'Fit the image', run: stage.fit },
  ]);
  return (
    <ImageEditor
      dataRow={task.dataRow}
      name={task.key}
      label={desk.label}
      stage={stage}
      attach={attach}
      pen={pen}
      lookOf={lookOf}
      enabled={desk.enabled}
      hidden={hidden}
      onShown={shown}
    />
  );
}

function TextRow({ task, desk, definitions, hidden, points }: Shown & { points: CodePoints }) {
  const lookOf = useMemo(() => looks(definitions), [definitions]);
  const shown = useShown(desk);
  useEffect(shown, [shown]);
  return (
    <TextEditor
      rowKey={task.key}
      label={desk.label}
      points={points}
      lookOf={lookOf}
      enabled={desk.enabled}
      hidden={hidden}
    />
  );
}

function useDeskKeys(desk: AtWork, hide: () => void, instructions: () => void) {
  const undo = () => {
    if (!desk.undo()) tell('Nothing to undo: the last decision has already been sent.');
  };
  useKeys([
    { key: 'u', does: 'Undo the last decision', run: undo },
    { key: 'h', does: 'Hide or show annotations', run: hide },
    { key: 'i', does: 'Show or hide the instructions', run: instructions },
  ]);
  return undo;
}

function DeskFrame({
  task,
  asked,
  desk,
  points,
}: {
  task: Task;
  asked: Asked;
  desk: AtWork;
  points?: CodePoints;
}) {
  const [hidden, setHidden] = useState(false);
  const instructions = useInstructions(task.instructions);
  const undo = useDeskKeys(desk, () => setHidden((was) => !was), instructions.toggle);
  const shown = { task, desk, definitions: asked.definitions, hidden };
  return (
    <div className={classes.page}>
      <DeskBar
        task={task}
        asked={asked}
        instructions={instructions}
        onUndo={undo}
        restored={desk.restored}
      />
      <Refused but={task.id} />
      <Part>
        <Returned task={task} definitions={asked.definitions} points={points} />
      </Part>
      <div className={classes.body} data-instructions={instructions.shown || undefined}>
        {instructions.shown && (
          <section className={classes.instructions} aria-label="Instructions" tabIndex={0}>
            <Part>
              <Markdown text={task.instructions ?? ''} />
            </Part>
          </section>
        )}
        <div className={classes.row}>
          <Part>
            <Disputed task={task} asked={asked} desk={desk} />
          </Part>
          <div className={classes.content}>
            <Part>
              {points === undefined ? (
                <ImageRow {...shown} />
              ) : (
                <TextRow {...shown} points={points} />
              )}
            </Part>
          </div>
        </div>
        <Part>
          <DeskSide task={task} asked={asked} desk={desk} points={points} />
        </Part>
      </div>
    </div>
  );
}

function TextDesk({ task, asked, desk }: { task: Task; asked: Asked; desk: AtWork }) {
  const text = useText(task.dataRow);
  return (
    <Asking query={text}>
      {(points) => <DeskFrame task={task} asked={asked} desk={desk} points={points} />}
    </Asking>
  );
}

/** One task, with everything to decide it; the next one is loaded meanwhile. */
export function Desk({
  task,
  asked,
  queue,
  projects,
}: {
  task: Task;
  asked: Asked;
  queue: string;
  projects: string[];
}) {
  const client = useQueryClient();
  const desk = useDesk(task, asked, queue);
  const away = useAway();
  useEffect(() => {
    if (!away) void loadAhead(client, projects);
  }, [client, projects, away]);
  const Row = isImage(task.content) ? DeskFrame : TextDesk;
  return <Row task={task} asked={asked} desk={desk} />;
}
