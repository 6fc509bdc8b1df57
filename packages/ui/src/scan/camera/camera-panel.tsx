import { Button, Group, NativeSelect } from '@mantine/core';
import { IconBulb, IconCamera, IconCameraOff } from '@tabler/icons-react';
import { type RefObject, useEffect, useEffectEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useArrival } from '../scan-provider.tsx';
import {
  type CameraDevice,
  cameraFaultOf,
  type CameraFault,
  listCameras,
  mayUseCamera,
  type WatchedCamera,
  watchCamera,
} from './watch-camera.ts';

/** Scanning with a camera, where there is one. It is never on by itself, and goes off when no one can see it. */
export function CameraPanel() {
  const { t } = useTranslation();
  const [cameras, setCameras] = useState<readonly CameraDevice[]>([]);
  const [on, setOn] = useState(false);
  useEffect(() => {
    if (mayUseCamera()) void listCameras().then(setCameras, () => {});
  }, [on]);
  if (cameras.length === 0) return null;
  return on ? (
    <Viewfinder
      cameras={cameras}
      onStarted={() => void listCameras().then(setCameras)}
      onStop={() => setOn(false)}
    />
  ) : (
    <Button
      size="lg"
      variant="default"
      leftSection={<IconCamera aria-hidden size={22} />}
      onClick={() => setOn(true)}
    >
      {t('camera.start')}
    </Button>
  );
}

interface ViewfinderProps {
  readonly cameras: readonly CameraDevice[];
  /** Told when a person has allowed the camera: only then do cameras have names. */
  readonly onStarted: () => void;
  readonly onStop: () => void;
}

function Viewfinder({ cameras, onStarted, onStop }: ViewfinderProps) {
  const { t } = useTranslation();
  const video = useRef<HTMLVideoElement>(null);
  const [wanted, setWanted] = useState<string | null>(null);
  const [lit, setLit] = useState(false);
  const { watched, fault } = useCamera(video, wanted, onStarted, onStop);
  const { light = null } = watched ?? {};
  const switchLight = () => void light?.(!lit).then(() => setLit(!lit));
  return (
    <section className="wms-camera" aria-label={t('camera.title')}>
      <div className="wms-camera-view" data-on={watched !== null || undefined}>
        <video ref={video} muted playsInline aria-label={t('camera.picture')} />
        <div className="wms-reticle" aria-hidden />
      </div>
      <p role="status" className="wms-hint">
        {fault ? t(`camera.fault.${fault}`) : t(watched ? 'camera.aim' : 'camera.starting')}
      </p>
      <Group justify="center">
        {cameras.length > 1 && (
          <NativeSelect
            size="md"
            aria-label={t('camera.which')}
            value={watched?.deviceId ?? ''}
            onChange={(event) => setWanted(event.currentTarget.value)}
            data={cameras.map(({ id, name }, index) => {
              return { value: id, label: name || t('camera.number', { number: index + 1 }) };
            })}
          />
        )}
        {light && (
          <Button
            size="md"
            variant="default"
            aria-pressed={lit}
            leftSection={<IconBulb aria-hidden size={20} />}
            onClick={switchLight}
          >
            {t('camera.light')}
          </Button>
        )}
        <Button
          size="md"
          variant="default"
          leftSection={<IconCameraOff aria-hidden size={20} />}
          onClick={onStop}
        >
          {t('camera.stop')}
        </Button>
      </Group>
    </section>
  );
}

/** The camera that a person wants, as long as it is wanted and the page is seen. */
function useCamera(
  video: RefObject<HTMLVideoElement | null>,
  wanted: string | null,
  onStarted: () => void,
  onStop: () => void,
) {
  const arrive = useArrival();
  const [watched, setWatched] = useState<WatchedCamera | null>(null);
  const [fault, setFault] = useState<CameraFault | null>(null);
  const hear = useEffectEvent((text: string, at: number) =>
    arrive({ text, channel: 'CAMERA', startedAt: at, endedAt: at }),
  );
  const tellStarted = useEffectEvent(onStarted);
  const leave = useEffectEvent(() => document.visibilityState === 'hidden' && onStop());

  useEffect(() => {
    const element = video.current;
    if (!element) return;
    let left = false;
    let camera: WatchedCamera | null = null;
    watchCamera(element, wanted, (code, at) => hear(code, at)).then(
      (opened) => {
        // Stopped while it was opening: a camera that nobody looks at must not stay on.
        if (left) return opened.stop();
        camera = opened;
        setWatched(opened);
        setFault(null);
        tellStarted();
      },
      (cause: unknown) => left || setFault(cameraFaultOf(cause)),
    );
    return () => {
      left = true;
      camera?.stop();
      setWatched(null);
    };
  }, [video, wanted]);

  useEffect(() => {
    const follow = () => leave();
    document.addEventListener('visibilitychange', follow);
    return () => document.removeEventListener('visibilitychange', follow);
  }, []);
  return { watched, fault };
}
