import type { QueueFileFault } from './queue/queue-file.ts';

/** What the main process says to people by itself; everything else is said by the screens. */
export interface Words {
  readonly view: string;
  readonly signedOut: string;
  readonly requestUnfit: string;
  readonly queueFull: string;
  readonly notKept: string;
  readonly unconfirmed: (hours: number) => string;
  readonly unsentTitle: string;
  readonly unsentDetail: (count: number) => string;
  readonly stay: string;
  readonly quitAnyway: string;
  readonly cannotStart: string;
  readonly badServerUrl: string;
  readonly settingsUnfit: string;
  readonly queueFile: Readonly<Record<QueueFileFault, string>>;
}

const english: Words = {
  view: 'View',
  signedOut: 'Sign in first: nobody is signed in at this station. Nothing was changed.',
  requestUnfit: 'The entry does not fit what the server takes. Nothing was changed; check the values.',
  queueFull:
    'The queue of unsent work is full. What is in it is kept; this entry was not taken on. Reconnect to the server, then scan again.',
  notKept:
    'This computer could not keep the entry, so nothing was sent. Free some disk space, then scan again.',
  unconfirmed: (hours) =>
    `This was sent, but no answer came within ${hours} hours, so repeating it could book it twice. Look in the transactions whether it was booked: if it was, remove this entry; if not, send it again.`,
  unsentTitle: 'Some work has not reached the server yet',
  unsentDetail: (count) =>
    `${count} ${count === 1 ? 'entry waits' : 'entries wait'} to be sent. Nothing is lost: they are kept on this computer and sent when the program is opened again and somebody is signed in.`,
  stay: 'Stay',
  quitAnyway: 'Quit',
  cannotStart: '888 WMS cannot start',
  badServerUrl: 'WMS_API_URL is not an http or https address.',
  settingsUnfit:
    'The server address must begin with http:// or https://, and the station name may have at most 64 characters. Nothing was saved.',
  queueFile: {
    DAMAGED:
      'The file that keeps unsent work is damaged. It was left as it is; please send it to support before anything else.',
    NEWER:
      'Unsent work was kept by a newer version of this program. Install that version again; nothing is lost.',
    IN_USE: 'The program is already open for this user. Close the other one, or go on working there.',
    UNUSABLE:
      'The file that keeps unsent work cannot be written. Check the disk and the rights of the folder; nothing is lost.',
  },
};

const spanish: Words = {
  view: 'Ver',
  signedOut: 'Inicie sesión primero: nadie ha iniciado sesión en este puesto. No se ha cambiado nada.',
  requestUnfit:
    'La entrada no tiene la forma que admite el servidor. No se ha cambiado nada; revise los valores.',
  queueFull:
    'La cola de trabajo sin enviar está llena. Lo que contiene se conserva; esta entrada no se ha aceptado. Vuelva a conectar con el servidor y escanee de nuevo.',
  notKept:
    'Este equipo no ha podido guardar la entrada, así que no se ha enviado nada. Libere espacio en disco y escanee de nuevo.',
  unconfirmed: (hours) =>
    `Esto se envió, pero no llegó respuesta en ${hours} horas, y repetirlo podría registrarlo dos veces. Compruebe en las transacciones si se registró: si es así, quite esta entrada; si no, envíela de nuevo.`,
  unsentTitle: 'Hay trabajo que aún no ha llegado al servidor',
  unsentDetail: (count) =>
    `${count} ${count === 1 ? 'entrada espera' : 'entradas esperan'} su envío. No se pierde nada: se conservan en este equipo y se envían cuando el programa se abra de nuevo y alguien inicie sesión.`,
  stay: 'Quedarse',
  quitAnyway: 'Salir',
  cannotStart: '888 WMS no puede iniciarse',
  badServerUrl: 'WMS_API_URL no es una dirección http o https.',
  settingsUnfit:
    'La dirección del servidor debe empezar por http:// o https:// y el nombre del puesto puede tener 64 caracteres como máximo. No se ha guardado nada.',
  queueFile: {
    DAMAGED:
      'El archivo que guarda el trabajo sin enviar está dañado. Se ha dejado como está; envíelo a soporte antes de nada.',
    NEWER:
      'Una versión más nueva del programa guardó el trabajo sin enviar. Instale de nuevo esa versión; no se pierde nada.',
    IN_USE: 'El programa ya está abierto para este usuario. Cierre el otro o siga trabajando en él.',
    UNUSABLE:
      'No se puede escribir el archivo que guarda el trabajo sin enviar. Revise el disco y los permisos de la carpeta; no se pierde nada.',
  },
};

/** The words for a locale such as `es-MX`; English where there are none. */
export const wordsFor = (locale: string): Words => (locale.split('-')[0] === 'es' ? spanish : english);
