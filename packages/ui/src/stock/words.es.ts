export const pastWords = {
  open: 'A fecha de …',
  title: 'Como estaba',
  daysAgo: 'Días atrás',
  daysAgoValue_one: 'hace {{count, number}} día',
  daysAgoValue_many: 'hace {{count, number}} de días',
  daysAgoValue_other: 'hace {{count, number}} días',
  now: 'ahora',
  instant: 'Día y hora',
  shown: 'Como estaba el {{when}}',
  hint: 'Esto es el pasado, no las existencias de ahora. Las cantidades son las de entonces; el umbral, el objetivo y el estado son los de hoy.',
  back: 'Volver a ahora',
  tooLate: 'Elija un momento del pasado.',
};
