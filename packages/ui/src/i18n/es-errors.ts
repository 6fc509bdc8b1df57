import type { ErrorCode } from '@wms/contract';

/** Por cada código con que el servidor rechaza algo: qué pasó, que nada se perdió y qué hacer. */
export const spanishErrors: Readonly<Record<ErrorCode, string>> = {
  BAD_JSON: 'La petición no es JSON válido. No se cambió nada.',
  BAD_DEVICE_HEADER: 'La identificación de este equipo no es válida. No se cambió nada.',
  BAD_IDEMPOTENCY_KEY: 'La clave de la petición no es válida. No se cambió nada.',
  BAD_REQUEST: 'No se pudo leer la petición. No se cambió nada.',
  UNAUTHENTICATED: 'Inicie sesión de nuevo: la suya falta, no se conoce o ya no vale.',
  LOGIN_FAILED: 'El correo o la contraseña no son correctos.',
  ACCOUNT_PENDING: '888 Wholesale aún no ha aprobado esta cuenta.',
  ACCOUNT_SUSPENDED: 'Esta cuenta está suspendida. Escriba a info@888wholesale.co.',
  ACCOUNT_REJECTED: 'Esta cuenta no fue aprobada. Escriba a info@888wholesale.co.',
  NOT_A_CUSTOMER: 'Aquí solo pueden entrar cuentas de clientes.',
  NOT_A_SUPERVISOR: 'Aquí solo puede entrar un supervisor. No se abrió ni se cerró ninguna sesión.',
  WORKER_FORBIDDEN: 'Las cuentas de operario no pueden hacer esto.',
  ROLE_FORBIDDEN: 'Su función no permite hacer esto.',
  CSRF_FAILED:
    'El código de seguridad de la página falta o es antiguo. Recargue la página; no se cambió nada.',
  NOT_FOUND: 'Aquí no hay nada con esa dirección.',
  METHOD_NOT_ALLOWED: 'Esta dirección no admite ese método.',
  SHIPMENT_STATE: 'El estado de este envío no lo permite. No se cambió nada.',
  ALERT_STATE: 'Esta alerta ya terminó, porque el nivel se recuperó. No se cambió nada.',
  PROPOSAL_STATE:
    'Esta propuesta ya se decidió o se sustituyó. No se cambió nada; cargue el pronóstico de nuevo.',
  DUPLICATE_ASN_NUMBER: 'Este número ASN ya se usa. No se cambió nada.',
  DUPLICATE_EMAIL: 'Este correo ya se usa. No se cambió nada.',
  TOO_MANY_KEYS:
    'Esta cuenta ya tiene todas las claves activas que puede tener. Revoque una antes; no se cambió nada.',
  NOTHING_TO_SELL:
    'Todos los niveles están ya en su umbral. Reciba un palé de prueba y venda de nuevo; no se cambió nada.',
  TOO_MANY_WAREHOUSES:
    'Esta cuenta ya tiene todos los almacenes que puede tener. No se cambió nada; escriba a info@888wholesale.co.',
  KEY_ENDED: 'Esta clave se revocó o caducó. Cree otra; no se cambió nada.',
  PRODUCT_EXISTS: 'Este SKU ya está en el catálogo. No se cambió nada.',
  GTIN_TAKEN: 'Otro producto del catálogo ya tiene este GTIN. Quíteselo antes; no se cambió nada.',
  CHANGED_MEANWHILE:
    'Alguien lo ha cambiado desde que se leyó. Decida de nuevo con los valores actuales; no se cambió nada.',
  LAST_ADMIN: 'Nadie más podría administrar 888. Añada antes otro ADMIN; no se cambió nada.',
  QUANTITY_CHANGED:
    'La cantidad ha cambiado desde que se leyó. No se cambió nada; cuente otra vez o confirme.',
  TOO_MANY_WEBHOOKS:
    'Este almacén ya tiene todos los webhooks que puede tener. Borre uno antes; no se cambió nada.',
  EVENTS_GONE:
    'Los sucesos posteriores a ese punto ya no se guardan. Compare con existencias, avisos y envíos y siga desde newestId.',
  UPLOAD_TIMED_OUT: 'El archivo tardó demasiado en llegar. No se cambió nada; inténtelo con mejor conexión.',
  FILE_TOO_LARGE: 'El archivo es demasiado grande. Envíelo por partes; no se cambió nada.',
  BODY_TOO_LARGE: 'La petición supera los 256 KB. No se cambió nada.',
  UNSUPPORTED_MEDIA_TYPE: 'Envíe JSON, o un archivo de filas como CSV. No se cambió nada.',
  INVALID_REQUEST: 'La petición no tiene la forma debida. No se cambió nada.',
  BAD_FILE: 'El archivo no se puede leer como lo que debe ser. No se cambió nada.',
  FAULTY_ROWS: 'Algunas filas del archivo tienen fallos. Corríjalas y envíelo de nuevo; no se cambió nada.',
  TOTP_REQUIRED: 'Esta persona entra con un segundo factor. Escriba su código.',
  TOTP_INVALID:
    'Este código es incorrecto, demasiado antiguo o ya se usó. Espere al siguiente; no se cambió nada.',
  SECOND_FACTOR_STATE:
    'El segundo factor se activó o desactivó entretanto. No se cambió nada; vuelva a cargar la página.',
  SECOND_FACTOR_NEEDED: 'Configure primero un segundo factor en «Su cuenta»; no se cambió nada.',
  UNREGISTERED_SKUS: 'Algunos SKU no están registrados. Pida a 888 que los registre; no se cambió nada.',
  UNPROPOSED_SKUS: 'Algunos SKU no están en esta propuesta. No se cambió nada.',
  UNEXPECTED_SKUS: 'Algunos SKU no figuran en este envío. No se cambió nada.',
  DUPLICATE_SKUS: 'Algunos SKU aparecen más de una vez. No se cambió nada.',
  OVER_RECEIPT: 'Se contó más del doble de lo esperado. Revise la cuenta; no se cambió nada.',
  INSUFFICIENT_STOCK: 'No hay existencias suficientes para una línea. No se cambió nada.',
  QUANTITY_OUT_OF_RANGE: 'Una línea superaría la mayor cantidad que cabe en un nivel. No se cambió nada.',
  WEAK_PASSWORD:
    'Esta contraseña es demasiado fácil de adivinar. Elija otra, de al menos 10 caracteres; no se cambió nada.',
  RESET_LINK_INVALID:
    'Este enlace ya se usó, es demasiado antiguo o no se conoce. Pida otro; no se cambió nada.',
  URL_NOT_ALLOWED:
    'Los webhooks solo van a direcciones HTTPS públicas. El motivo dice qué falla; no se cambió nada.',
  WAREHOUSE_REQUIRED: 'Indique el almacén.',
  PAGE_TOO_DEEP: 'Esta página queda demasiado abajo en la lista. Siga desde la anterior.',
  IDEMPOTENCY_KEY_REUSED: 'Esta clave se usó para otra petición. No se cambió nada.',
  TOKEN_LOCKED:
    'Esta sesión está bloqueada para proteger la cuenta. Inicie sesión de nuevo; no se cambió nada.',
  THROTTLED: 'Demasiadas peticiones. Espere un poco e inténtelo de nuevo; no se cambió nada.',
  TOO_MANY_STREAMS:
    'Hay demasiadas conexiones de sucesos abiertas. Cierre una o espere un poco; no se perdió nada.',
  INTERNAL: 'Algo falló en el servidor. Nada quedó a medias; inténtelo de nuevo.',
  UNAVAILABLE: 'El servicio no está listo. Nada quedó a medias; inténtelo de nuevo.',
  STORAGE_FULL: 'El servidor no puede guardar más. No se cambió nada; avise a quien lo administra.',
};
