/** What scanning says; Spanish. */
export const scanWords = {
  title: 'Escanear',
  prompt: 'Escanee un palé',
  hint: 'Una etiqueta ASN abre el palé; la misma etiqueta otra vez lo acepta. Una etiqueta de SKU abre el artículo.',
  code: 'O escriba un código',
  open: 'Abrir',
  results: 'Últimos resultados',
  noResults: 'Aún no se ha escaneado nada.',
  say: {
    needsSupervisor: '{{asnNumber}} es un envío: debe recibirlo un supervisor. No se registró nada.',
    badge: '{{badge}} es la credencial de un trabajador.',
    badgeNeedsSupervisor:
      '{{badge}} es la credencial de un trabajador: solo un supervisor puede entregar existencias con ella.',
    sku: '{{sku}}: abierto.',
    lookingUp: '{{code}}: buscando.',
    unknown: '{{code}} no es un envío ni un SKU de este almacén. No se registró nada.',
    notLookedUp: 'No se pudo buscar {{code}}. {{reason}}',
    noGtin:
      'Ningún artículo de aquí tiene el número {{code}}, o no se pudo preguntar al servidor. No se registró nada.',
    noPallet:
      'Ningún envío activo de aquí viaja con el número de palé {{code}}, o no se pudo preguntar al servidor. No se registró nada.',
    tooMany:
      '{{code}} llegó cuando aún se buscaban demasiados códigos. No se registró nada; escanéelo de nuevo.',
    EMPTY: 'El código estaba vacío. No se registró nada; escanéelo de nuevo.',
    TOO_LONG: '{{code}} es más largo que cualquier código de aquí. No se registró nada.',
    DAMAGED:
      '{{code}} está incompleto o su dígito de control no es correcto. No se registró nada; escanéelo de nuevo.',
    UNREADABLE:
      '{{code}} tiene caracteres que esta distribución de teclado se ha tragado. No se registró nada; abra la prueba del escáner en los ajustes.',
    NOT_GOODS: '{{code}} es una etiqueta GS1, pero no indica ni un artículo ni un palé. No se registró nada.',
  },
} as const;

/** The scanner test; Spanish. */
export const scannerTestWords = {
  title: 'Prueba del lector',
  subtitle: 'Escanee lo que quiera: aquí no se abre ni se registra nada.',
  open: 'Probar el lector',
  back: 'Volver a los ajustes',
  answer: 'Lo que llegó',
  empty: 'Escanee una etiqueta',
  emptyHint: 'Aquí se muestra tecla a tecla lo que envía el lector, con lo que falla y cómo se arregla.',
  codes: 'Códigos para probar',
  codesHint: 'Escanéelos en la pantalla o en papel. Nada de su almacén tiene estos números.',
  code: { asn: 'Envío', badge: 'Credencial', gs1: 'GS1, con separador' },
  print: 'Imprimir',
  good: 'Este lector funciona',
  faulty: 'Algo no va bien',
  fault: {
    NONE: 'El código se reconoció como un escaneo. Compárelo con la etiqueta: debe ser igual, letra por letra.',
    NOT_A_SCAN:
      'Estas teclas no son un escaneo: hubo una pausa en medio, una tecla que ningún código tiene o más de 128 caracteres.',
    TOO_SHORT:
      'Un código tiene al menos 4 caracteres, porque menos se escriben deprisa. Configure el lector para que envíe un prefijo e indíquelo en los ajustes.',
    TOO_SLOW: 'El lector escribe más despacio de lo que está fijado aquí.',
    AS_SLOW_AS_A_PERSON:
      'Estas teclas llegaron tan despacio como las escribe una persona. Si fue el lector, configúrelo para que envíe sin demora entre caracteres, o con un prefijo, e indíquelo en los ajustes.',
    NO_SUFFIX:
      'Ninguna tecla termina el código. Configure el lector para que envíe Intro (a menudo llamado sufijo CR o terminador) tras cada código: su manual tiene un código que se escanea para eso.',
    OTHER_SUFFIX: 'El código termina con otra tecla que la fijada aquí.',
    NO_PREFIX: 'No llegó el prefijo que está fijado aquí.',
    LAYOUT:
      'El lector pulsa las teclas de otra distribución de teclado que la de este equipo, por lo que llegan otros caracteres que los de la etiqueta.',
    CAPITALS: 'Las mayúsculas llegan como minúsculas, y las minúsculas como mayúsculas.',
    CAPS_LOCK:
      'Bloq Mayús está activo, por lo que las mayúsculas llegan como minúsculas. Desactívelo, o haga que las teclas se lean por su posición.',
  },
  mend: {
    suffixEnter: 'Fijar Intro como final del código',
    suffixTab: 'Fijar Tabulador como final del código',
    speed: 'Permitir {{gapMs}} ms por tecla',
    usLayout: 'Leer las teclas como las de un teclado de EE. UU.',
    ownLayout: 'Leer las teclas en la distribución de este equipo',
    capitals: 'Invertir las mayúsculas',
    noPrefix: 'Guiarse por la velocidad, sin prefijo',
  },
  arrived: 'Llegó',
  is: 'Reconocido',
  notRecognised: 'ningún escaneo',
  speed: 'Velocidad',
  gap: '{{gapMs}} ms por tecla',
  kind: {
    ASN: 'Envío {{code}}',
    BADGE: 'Credencial de trabajador {{code}}',
    SKU: 'SKU {{code}}, si el almacén lo tiene',
    GTIN: 'Número de artículo (GTIN) {{code}}',
    SSCC: 'Número de palé (SSCC) {{code}}',
    UNKNOWN: 'Nada que se conozca aquí',
  },
  elementFault: {
    UNKNOWN_AI: 'GS1: ({{ai}}) no es un identificador conocido aquí.',
    LENGTH: 'GS1: el campo ({{ai}}) no tiene la longitud correcta; quizá falte un separador.',
    CHARACTERS: 'GS1: el campo ({{ai}}) tiene caracteres que no puede tener.',
    CHECK_DIGIT: 'GS1: el dígito de control de ({{ai}}) no es correcto.',
    DATE: 'GS1: el campo ({{ai}}) no es una fecha.',
  },
  keys: 'Teclas tal como llegaron',
  key: 'Tecla',
  place: 'Posición en el teclado',
  gapBefore: 'Pausa anterior, ms',
} as const;

/** Scanning with a camera; Spanish. */
export const cameraWords = {
  title: 'Cámara',
  start: 'Escanear con la cámara',
  stop: 'Apagar la cámara',
  starting: 'La cámara se está abriendo.',
  aim: 'Ponga la etiqueta dentro del marco. Muéstrela otra vez para escanearla de nuevo.',
  picture: 'Lo que ve la cámara',
  which: 'Qué cámara',
  number: 'Cámara {{number, number}}',
  light: 'Luz',
  fault: {
    REFUSED:
      'No se permite usar la cámara aquí. Permítala para esta página en el navegador o en el sistema y vuelva a encenderla.',
    NONE: 'Ninguna cámara responde. Conéctela y vuelva a encenderla.',
    BUSY: 'La cámara la usa otro programa, o ha fallado. Cierre ese programa y vuelva a encenderla.',
  },
} as const;
