import { look, nothingSeen } from './seen-codes.ts';

/** Between two looks the hand and the processor rest, in milliseconds. */
const betweenLooksMs = 80;

/** The part of the picture that is read, as the frame on the screen shows it: bars are read across, not around. */
const readWidth = 0.9;
const readHeight = 0.6;

/** Wide enough for a pallet's label at arm's length, and not so wide that a look takes long. */
const idealWidth = 1280;

export type CameraFault = 'REFUSED' | 'NONE' | 'BUSY';

/** One camera of this machine; before a person has allowed any, names are empty. */
export interface CameraDevice {
  readonly id: string;
  readonly name: string;
}

export interface WatchedCamera {
  readonly deviceId: string | null;
  /** Switches the camera's lamp; null where it has none. */
  readonly light: ((on: boolean) => Promise<void>) | null;
  readonly stop: () => void;
}

/** True where a page may ask for a camera at all: on a secure address, in a browser that knows cameras. */
export const mayUseCamera = (): boolean =>
  typeof navigator.mediaDevices?.getUserMedia === 'function' && window.isSecureContext;

/** The cameras there are. */
export async function listCameras(): Promise<readonly CameraDevice[]> {
  const devices = await navigator.mediaDevices.enumerateDevices();
  return devices
    .filter(({ kind }) => kind === 'videoinput')
    .map(({ deviceId, label }) => ({ id: deviceId, name: label }));
}

/** Why a camera could not be opened. */
export function cameraFaultOf(cause: unknown): CameraFault {
  const name = cause instanceof DOMException ? cause.name : '';
  if (name === 'NotAllowedError' || name === 'SecurityError') return 'REFUSED';
  return name === 'NotFoundError' || name === 'OverconstrainedError' ? 'NONE' : 'BUSY';
}

/** Shows a camera in `video` and tells of each code that comes into view, until it is stopped. */
export async function watchCamera(
  video: HTMLVideoElement,
  deviceId: string | null,
  onCode: (code: string, at: number) => void,
): Promise<WatchedCamera> {
  const { openPictureReader, readPicture } = await import('./read-picture.ts');
  const chosen = deviceId === null ? { facingMode: 'environment' } : { deviceId: { exact: deviceId } };
  const stream = await navigator.mediaDevices.getUserMedia({
    audio: false,
    video: { ...chosen, width: { ideal: idealWidth } },
  });
  const stopTracks = () => stream.getTracks().forEach((track) => track.stop());
  try {
    await openPictureReader();
    video.srcObject = stream;
    await video.play();
  } catch (cause) {
    stopTracks();
    throw cause;
  }

  let running = true;
  let seen = nothingSeen;
  const watch = async () => {
    while (running) {
      const picture = takePicture(video);
      const codes = picture ? await readPicture(picture) : [];
      const step = look(seen, codes, performance.now());
      seen = step.seen;
      if (running) for (const code of step.fresh) onCode(code, performance.now());
      await new Promise((resolve) => setTimeout(resolve, betweenLooksMs));
    }
  };
  void watch();
  const [track] = stream.getVideoTracks();
  return {
    deviceId: track?.getSettings().deviceId ?? null,
    light: track ? lightOf(track) : null,
    stop: () => {
      running = false;
      stopTracks();
      video.srcObject = null;
    },
  };
}

// The lamp is in the specification of image capture, which the types do not know yet.
function lightOf(track: MediaStreamTrack): WatchedCamera['light'] {
  const { torch } = track.getCapabilities() as MediaTrackCapabilities & { torch?: boolean };
  if (!torch) return null;
  return (on) => track.applyConstraints({ advanced: [{ torch: on } as MediaTrackConstraintSet] });
}

const canvas = (): CanvasRenderingContext2D | null =>
  document.createElement('canvas').getContext('2d', { willReadFrequently: true });

let drawing: CanvasRenderingContext2D | null = null;

/** The part of the present picture that is read; null before the first one. */
function takePicture(video: HTMLVideoElement): ImageData | null {
  drawing ??= canvas();
  const [width, height] = [
    Math.round(video.videoWidth * readWidth),
    Math.round(video.videoHeight * readHeight),
  ];
  if (!drawing || width === 0 || height === 0) return null;
  drawing.canvas.width = width;
  drawing.canvas.height = height;
  const [x, y] = [(video.videoWidth - width) / 2, (video.videoHeight - height) / 2];
  drawing.drawImage(video, x, y, width, height, 0, 0, width, height);
  return drawing.getImageData(0, 0, width, height);
}
