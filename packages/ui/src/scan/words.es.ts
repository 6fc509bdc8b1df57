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
