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
  WORKER_FORBIDDEN: 'Las cuentas de operario no pueden hacer esto.',
  ROLE_FORBIDDEN: 'Su función no permite hacer esto.',
  CSRF_FAILED:
    'El código de seguridad de la página falta o es antiguo. Recargue la página; no se cambió nada.',
  NOT_FOUND: 'Aquí no hay nada con esa dirección.',
  METHOD_NOT_ALLOWED: 'Esta dirección no admite ese método.',
  SHIPMENT_STATE: 'El estado de este envío no lo permite. No se cambió nada.',
  DUPLICATE_ASN_NUMBER: 'Este número ASN ya se usa. No se cambió nada.',
  DUPLICATE_EMAIL: 'Este correo ya se usa. No se cambió nada.',
  QUANTITY_CHANGED:
    'La cantidad ha cambiado desde que se leyó. No se cambió nada; cuente otra vez o confirme.',
  BODY_TOO_LARGE: 'La petición supera los 256 KB. No se cambió nada.',
  UNSUPPORTED_MEDIA_TYPE: 'La petición debe enviarse como JSON. No se cambió nada.',
  INVALID_REQUEST: 'La petición no tiene la forma debida. No se cambió nada.',
  UNREGISTERED_SKUS: 'Algunos SKU no están registrados. Pida a 888 que los registre; no se cambió nada.',
  UNEXPECTED_SKUS: 'Algunos SKU no figuran en este envío. No se cambió nada.',
  DUPLICATE_SKUS: 'Algunos SKU aparecen más de una vez. No se cambió nada.',
  OVER_RECEIPT: 'Se contó más del doble de lo esperado. Revise la cuenta; no se cambió nada.',
  INSUFFICIENT_STOCK: 'No hay existencias suficientes para una línea. No se cambió nada.',
  QUANTITY_OUT_OF_RANGE: 'Una línea superaría la mayor cantidad que cabe en un nivel. No se cambió nada.',
  WAREHOUSE_REQUIRED: 'Indique el almacén.',
  PAGE_TOO_DEEP: 'Esta página queda demasiado abajo en la lista. Siga desde la anterior.',
  IDEMPOTENCY_KEY_REUSED: 'Esta clave se usó para otra petición. No se cambió nada.',
  TOKEN_LOCKED:
    'Esta sesión está bloqueada para proteger la cuenta. Inicie sesión de nuevo; no se cambió nada.',
  THROTTLED: 'Demasiadas peticiones. Espere un poco e inténtelo de nuevo; no se cambió nada.',
  INTERNAL: 'Algo falló en el servidor. Nada quedó a medias; inténtelo de nuevo.',
  UNAVAILABLE: 'El servicio no está listo. Nada quedó a medias; inténtelo de nuevo.',
  STORAGE_FULL: 'El servidor no puede guardar más. No se cambió nada; avise a quien lo administra.',
};
