import type { ManagedFault } from './managed-settings.ts';
import type { QueueFileFault } from './queue/queue-file.ts';

/** What the main process says to people by itself; everything else is said by the screens. */
export interface Words {
  readonly view: string;
  readonly signedOut: string;
  readonly noSupervisor: string;
  readonly requestUnfit: string;
  readonly queueFull: string;
  readonly notKept: string;
  readonly decided: string;
  readonly unconfirmed: (hours: number) => string;
  readonly unsentTitle: string;
  readonly unsentDetail: (count: number) => string;
  readonly stay: string;
  readonly quitAnyway: string;
  readonly cannotStart: string;
  readonly badServerUrl: string;
  readonly settingsUnfit: string;
  readonly queueFile: Readonly<Record<QueueFileFault, string>>;
  /** Why the administrator's settings cannot be followed. */
  readonly managedUnfit: (file: string, fault: ManagedFault) => string;
  readonly update: UpdateWords;
}

/** About newer versions of the program. */
export interface UpdateWords {
  readonly menu: string;
  readonly look: string;
  readonly install: (version: string) => string;
  readonly ready: (version: string) => string;
  readonly readyHint: string;
  readonly question: (version: string) => string;
  readonly questionDetail: string;
  readonly later: string;
  readonly installNow: string;
  readonly unsent: (count: number) => string;
  readonly failed: string;
  readonly failedDetail: string;
  readonly noneNewer: string;
  readonly noneNewerDetail: string;
  readonly close: string;
}

const englishManagedFault: Readonly<Record<ManagedFault, string>> = {
  UNREADABLE: 'the administrator’s settings cannot be read.',
  WRITABLE_BY_OTHERS:
    'the file or its folder can be changed by others than administrators, so it is not followed.',
  NOT_JSON: 'this is not JSON.',
  UNKNOWN_FIELD: 'it has a field that this version does not know.',
  serverUrl: 'serverUrl must be an http or https address without a name and password.',
  stationIdDefault: 'stationIdDefault must be a station’s name of 1 to 64 characters.',
  proxy:
    'proxy must be "system", "direct" or an address such as "http://proxy.example.com:3128", without a name and password.',
  caFile: 'caFile must name a PEM file that holds certificates of an authority and nothing else.',
  updates: 'updates must be "off", or have channel ("latest" or "beta") and feedUrl (an https address).',
};

const spanishManagedFault: Readonly<Record<ManagedFault, string>> = {
  UNREADABLE: 'no se puede leer la configuración del administrador.',
  WRITABLE_BY_OTHERS:
    'pueden cambiar el archivo o su carpeta otras personas además de los administradores, así que no se aplica.',
  NOT_JSON: 'esto no es JSON.',
  UNKNOWN_FIELD: 'contiene un campo que esta versión no conoce.',
  serverUrl: 'serverUrl debe ser una dirección http o https sin nombre ni contraseña.',
  stationIdDefault: 'stationIdDefault debe ser el nombre de un puesto, de 1 a 64 caracteres.',
  proxy:
    'proxy debe ser "system", "direct" o una dirección como "http://proxy.example.com:3128", sin nombre ni contraseña.',
  caFile: 'caFile debe nombrar un archivo PEM que contenga certificados de una autoridad y nada más.',
  updates: 'updates debe ser "off", o tener channel ("latest" o "beta") y feedUrl (una dirección https).',
};

const english: Words = {
  view: 'View',
  signedOut: 'Sign in first: nobody is signed in at this station. Nothing was changed.',
  noSupervisor: 'No supervisor is signed in for this pallet. Nothing was booked; sign in again for it.',
  requestUnfit: 'The entry does not fit what the server takes. Nothing was changed; check the values.',
  queueFull:
    'The queue of unsent work is full. What is in it is kept; this entry was not taken on. Reconnect to the server, then scan again.',
  notKept:
    'This computer could not keep the entry, so nothing was sent. Free some disk space, then scan again.',
  decided: 'Somebody has already decided on this exception. Nothing was sent again; look under Queue.',
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
  managedUnfit: (file, fault) =>
    `${file}: ${englishManagedFault[fault]} Correct or remove the file, then open the program again. Unsent work is kept.`,
  update: {
    menu: 'Update',
    look: 'Look for a newer version',
    install: (version) => `Install version ${version}…`,
    ready: (version) => `Version ${version} of 888 WMS is ready`,
    readyHint: 'Click here to install it when it suits you. Until then everything goes on as it is.',
    question: (version) => `Install version ${version} now?`,
    questionDetail: 'The program closes and opens again by itself when it is installed.',
    later: 'Later',
    installNow: 'Install and restart',
    unsent: (count) =>
      `${count} ${count === 1 ? 'entry waits' : 'entries wait'} to be sent, and nothing is installed over unsent work. Install the new version once the queue is empty.`,
    failed: 'The newer version could not be fetched',
    failedDetail:
      'This version goes on working, and it tries again by itself. If this stays so, tell your administrator.',
    noneNewer: 'There is no newer version',
    noneNewerDetail: 'This is the newest version that is offered to this computer.',
    close: 'Close',
  },
};

const spanish: Words = {
  view: 'Ver',
  signedOut: 'Inicie sesión primero: nadie ha iniciado sesión en este puesto. No se ha cambiado nada.',
  noSupervisor:
    'Ningún supervisor ha iniciado sesión para este palé. No se ha registrado nada; inicie sesión de nuevo.',
  requestUnfit:
    'La entrada no tiene la forma que admite el servidor. No se ha cambiado nada; revise los valores.',
  queueFull:
    'La cola de trabajo sin enviar está llena. Lo que contiene se conserva; esta entrada no se ha aceptado. Vuelva a conectar con el servidor y escanee de nuevo.',
  notKept:
    'Este equipo no ha podido guardar la entrada, así que no se ha enviado nada. Libere espacio en disco y escanee de nuevo.',
  decided: 'Alguien ya ha decidido sobre esta excepción. No se ha enviado nada de nuevo; mire en la Cola.',
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
  managedUnfit: (file, fault) =>
    `${file}: ${spanishManagedFault[fault]} Corrija o quite el archivo y vuelva a abrir el programa. El trabajo sin enviar se conserva.`,
  update: {
    menu: 'Actualización',
    look: 'Buscar una versión más nueva',
    install: (version) => `Instalar la versión ${version}…`,
    ready: (version) => `La versión ${version} de 888 WMS está lista`,
    readyHint: 'Haga clic aquí para instalarla cuando le convenga. Hasta entonces todo sigue como está.',
    question: (version) => `¿Instalar ahora la versión ${version}?`,
    questionDetail: 'El programa se cierra y se abre de nuevo por sí solo cuando está instalado.',
    later: 'Más tarde',
    installNow: 'Instalar y reiniciar',
    unsent: (count) =>
      `${count} ${count === 1 ? 'entrada espera' : 'entradas esperan'} su envío, y no se instala nada sobre trabajo sin enviar. Instale la versión nueva cuando la cola esté vacía.`,
    failed: 'No se ha podido obtener la versión más nueva',
    failedDetail:
      'Esta versión sigue funcionando y lo intenta de nuevo por sí sola. Si continúa así, avise a su administrador.',
    noneNewer: 'No hay ninguna versión más nueva',
    noneNewerDetail: 'Esta es la versión más nueva que se ofrece a este equipo.',
    close: 'Cerrar',
  },
};

/** The words for a locale such as `es-MX`; English where there are none. */
export const wordsFor = (locale: string): Words => (locale.split('-')[0] === 'es' ? spanish : english);
