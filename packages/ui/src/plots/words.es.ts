export const plotWords = {
  asTable: 'Mostrar las cifras en una tabla',
  notDrawn: 'No se pudo dibujar el gráfico. Sus cifras están en la tabla de abajo.',
  pieces: 'Piezas',
  consumption: {
    title: 'Consumo del almacén, últimos {{days, number}} días',
    summary: '{{total}} piezas en {{days, number}} días; el máximo, el {{day}}, con {{most}}.',
    none: 'No se consumió nada en los últimos {{days, number}} días.',
    day: 'Día',
  },
  level: {
    title: 'Existencias desde el {{date}}',
    summary: 'Entre {{least}} y {{most}} piezas desde el {{date}}; ahora {{now}}.',
    when: 'Cuándo',
    threshold: 'Reponer con {{quantity}}',
    par: 'Nivel ideal {{quantity}}',
  },
  forecast: {
    title: 'Demanda por semana',
    summary:
      '{{consumed}} piezas consumidas en las últimas {{weeks, number}} semanas mostradas; {{expected}} previstas en las próximas {{ahead, number}} semanas.',
    consumed: 'Consumido',
    expected: 'Previsto',
    week: 'Semana del',
    none: 'Aún no hay semanas completas de consumo que mostrar.',
  },
};
