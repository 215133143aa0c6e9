import { ActionIcon, Group, Tooltip } from '@mantine/core';
import { IconArrowsMaximize, IconMinus, IconPlus } from '@tabler/icons-react';
import { useRef, useState, type PointerEvent, type ReactNode } from 'react';
import { Failed } from '../ui/Asking';
import { imageAddress } from '../content/content';
import classes from './image.module.css';
import type { Attach, Stage } from './useStage';
import { isMeasuredAsStored } from './orientation';
import { pixelated } from './viewport';

const MIDDLE_BUTTON = 1;

/** Moves the image while the pointer is down. */
function usePanning(stage: Stage, always: boolean) {
  const last = useRef<[number, number] | undefined>(undefined);
  const end = () => {
    last.current = undefined;
  };
  return {
    onPointerDown: (event: PointerEvent<HTMLElement>) => {
      if (!always && event.button !== MIDDLE_BUTTON) return;
      event.preventDefault();
      event.currentTarget.setPointerCapture(event.pointerId);
      last.current = [event.clientX, event.clientY];
    },
    onPointerMove: (event: PointerEvent<HTMLElement>) => {
      if (last.current === undefined) return;
      stage.pan(event.clientX - last.current[0], event.clientY - last.current[1]);
      last.current = [event.clientX, event.clientY];
    },
    onPointerUp: end,
    onPointerCancel: end,
  };
}

function ZoomButtons({ stage }: { stage: Stage }) {
  const buttons = [
    { label: 'Zoom in', icon: IconPlus, run: stage.zoomIn },
    { label: 'Zoom out', icon: IconMinus, run: stage.zoomOut },
    { label: 'Fit', icon: IconArrowsMaximize, run: stage.fit },
  ];
  return (
    <Group gap={4} className={classes.zoom} onPointerDown={(event) => event.stopPropagation()}>
      {buttons.map(({ label, icon: Icon, run }) => (
        <Tooltip key={label} label={label}>
          <ActionIcon variant="default" size="md" aria-label={label} onClick={run}>
            <Icon size={15} aria-hidden />
          </ActionIcon>
        </Tooltip>
      ))}
      <span className={classes.scale}>{Math.round(stage.view.scale * 100)} %</span>
    </Group>
  );
}

/** The image of a row with what is drawn over it; the wheel zooms, dragging moves it. */
export function ImageStage({
  dataRow,
  name,
  stage,
  attach,
  dragPans = true,
  onShown,
  children,
}: {
  dataRow: string;
  name: string;
  stage: Stage;
  attach: Attach;
  dragPans?: boolean;
  /** Called once the image, or that there is none, is on the screen. */
  onShown?: (() => void) | undefined;
  children: ReactNode;
}) {
  const [attempt, setAttempt] = useState(0);
  const [failed, setFailed] = useState(false);
  const [asStored, setAsStored] = useState(false);
  const panning = usePanning(stage, dragPans);
  const { view, image } = stage;
  const show = ({ naturalWidth, naturalHeight }: HTMLImageElement) => {
    setAsStored(isMeasuredAsStored({ width: naturalWidth, height: naturalHeight }, image));
    onShown?.();
  };
  const fail = () => {
    setFailed(true);
    onShown?.();
  };
  const retry = () => {
    setFailed(false);
    setAttempt((before) => before + 1);
  };
  return (
    <div ref={attach} className={classes.stage} data-pans={dragPans || undefined} {...panning}>
      {failed ? (
        <Failed error={new Error('The image could not be loaded.')} retry={retry} />
      ) : (
        <img
          key={attempt}
          className={classes.image}
          src={imageAddress(dataRow)}
          alt={name}
          width={image.width}
          height={image.height}
          draggable={false}
          data-as-stored={asStored || undefined}
          onLoad={(event) => show(event.currentTarget)}
          onError={fail}
          style={{
            transform: `translate(${view.x}px, ${view.y}px) scale(${view.scale})`,
            imageRendering: pixelated(view) ? 'pixelated' : 'auto',
          }}
        />
      )}
      {children}
      <ZoomButtons stage={stage} />
    </div>
  );
}
