/** Primera puesta en marcha, servidor y red de este equipo, actualizaciones y soporte. */
export const stationWords = {
  station: {
    firstTitle: 'Configurar este equipo',
    firstHint: 'Escriba la dirección del servidor WMS de su empresa. Su administrador la conoce.',
    check: 'Comprobar este servidor',
    goOn: 'Continuar e iniciar sesión',
    found: {
      FIT: 'Es un servidor WMS, versión {{version}}. Es adecuado para este programa.',
      TOO_OLD:
        'Este servidor tiene la versión {{version}} y este programa necesita la {{needed}} o una más nueva. La mayor parte del trabajo continúa; donde falte algo, el servidor lo dirá. Pida a su administrador que actualice el servidor.',
      UNREACHABLE:
        'Nada responde en esta dirección. Compruebe la dirección y que este equipo esté en la red de la empresa.',
      NOT_A_WMS:
        'Algo responde en esta dirección, pero no es un servidor WMS. Compruebe la dirección con su administrador.',
      UNTRUSTED:
        'Este equipo no confía en el certificado del servidor, así que no se le ha enviado nada. Si su empresa tiene su propia autoridad, un administrador la indica en la configuración administrada de este equipo (caFile).',
      BAD_ADDRESS:
        'La dirección de un servidor empieza por http:// o https:// y no lleva nombre ni contraseña.',
    },
    welcomeTitle: 'Casi listo',
    welcomeHint: 'Dos cosas y el puesto está listo. Ambas pueden cambiarse más tarde en Ajustes.',
    stationHint: 'Consta en cada recepción que se registra aquí: PACK-01, por ejemplo.',
    scannerTitle: 'Probar el escáner',
    scannerHint: 'Escanee cualquier cosa: la página de prueba muestra lo que llega, tecla a tecla.',
    testScanner: 'Abrir la prueba del escáner',
    begin: 'Guardar y empezar',
    clockTitle: 'El reloj de este equipo no va bien',
    clockAhead:
      'Va {{minutes, number}} min por detrás del servidor. Las antigüedades y las horas de los datos pueden ser erróneas hasta que se ponga en hora.',
    clockBehind:
      'Va {{minutes, number}} min por delante del servidor. Las antigüedades y las horas de los datos pueden ser erróneas hasta que se ponga en hora.',
    oldTitle: 'El servidor es más antiguo que este programa',
    network: 'Red',
    proxy: 'Proxy',
    direct: 'ninguno: se llega al servidor directamente',
    authority: 'Certificados',
    ownAuthority: 'también se confía en la autoridad de su empresa',
    wellKnown: 'las autoridades conocidas',
    server: 'Servidor',
    updates: 'Actualizaciones',
    channel: 'Canal',
    updateState: 'Estado',
    noUpdates: {
      NOT_INSTALLED: 'Este no es un programa instalado, así que no se actualiza.',
      SWITCHED_OFF: 'Su administrador instala las versiones nuevas en este equipo.',
      PACKAGE_MANAGER: 'El gestor de paquetes del sistema trae las versiones nuevas.',
      NOT_SIGNED: 'Esta compilación no está firmada, así que no se actualiza.',
      NO_FEED: 'Esta compilación no indica dónde están las versiones nuevas.',
    },
    updateStates: {
      IDLE: 'No se conoce ninguna versión más nueva.',
      LOOKING: 'Buscando una versión más nueva.',
      READY: 'La versión {{version}} está lista para instalarse.',
      FAILED: 'La última búsqueda falló; se repite por sí sola.',
    },
    lookedAt: 'Última búsqueda: {{when}}',
    look: 'Buscar ahora',
    install: 'Instalar y reiniciar',
    installUnsent: 'Instálela cuando la cola esté vacía: no se instala nada sobre trabajo sin enviar.',
    latency: 'Del escaneo a la respuesta',
    latencyValue: 'la mitad en {{p50}} ms, 99 de cada 100 en {{p99}} ms ({{count, number}} escaneos)',
    latencyNone: 'aún sin medir: no se ha escaneado nada desde que se abrió el programa',
    diagnostics: 'Guardar un archivo de diagnóstico',
    diagnosticsHint:
      'Para soporte: versiones, ajustes, red, cola y las últimas líneas del registro. No incluye contraseñas, tokens, nombres ni lo que se ha registrado. No se envía nada por sí solo.',
    licences: 'Mostrar licencias',
    hideLicences: 'Ocultar licencias',
    licencesTitle: 'De qué está hecho este programa',
    anotherWarehouse: 'Trabajar en otro almacén',
    chooseTitle: '¿En qué almacén trabaja?',
    signInAt: 'Inicie sesión para trabajar en {{warehouse}}.',
  },
};
