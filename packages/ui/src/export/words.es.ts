export const exportWords = {
  csv: 'Guardar como CSV',
  reading_one: '{{count, number}} fila leída',
  reading_many: '{{count, number}} de filas leídas',
  reading_other: '{{count, number}} filas leídas',
  readingOf: '{{rows, number}} de {{total, number}} filas leídas',
  waiting: 'El servidor pide una pausa; sigue por sí solo.',
  cancel: 'Cancelar',
  saved_one: '{{count, number}} fila guardada.',
  saved_many: '{{count, number}} de filas guardadas.',
  saved_other: '{{count, number}} filas guardadas.',
  cut: 'Solo se guardan las primeras {{count, number}} filas: el archivo ya no se podría abrir. Acote la lista.',
};
