export const briefWords = {
  title: 'Debe recibirlo un supervisor',
  hint: '{{asnNumber}} es un envío para {{warehouse}}. Un supervisor inicia sesión aquí para este único palé; la sesión de {{worker}} sigue abierta.',
  hintAlone:
    'No cierra ninguna otra sesión suya, y termina con la recepción o al cabo de {{minutes}} minutos.',
  submit: 'Iniciar sesión para este palé',
  leave: 'Seguir sin recibir',
  notTheirs: 'Este supervisor no responde de {{warehouse}}. No se abrió ninguna sesión.',
  waiting_one: '{{count, number}} entrada espera en este puesto a un supervisor. Se envía primero.',
  waiting_many: '{{count, number}} de entradas esperan en este puesto a un supervisor. Se envían primero.',
  waiting_other: '{{count, number}} entradas esperan en este puesto a un supervisor. Se envían primero.',
  bar: 'Sesión abierta para este palé',
  barHint: 'Como máximo hasta las {{time}}. La sesión de {{worker}} sigue abierta.',
  end: 'Terminar sin recibir',
  endKept: 'Terminar esta sesión',
  over: 'La sesión para este palé ha terminado',
  overHint: 'No se registró nada. Lo contado se conserva y estará ahí en el próximo inicio de sesión.',
  kept: 'Guardado para un supervisor',
  keptHint:
    'Aún no hay respuesta. La recepción está en el disco de este equipo: se envía mientras {{supervisor}} tenga aquí la sesión abierta y, si no, cuando un supervisor vuelva a iniciar sesión en este puesto. Por muchas veces que se envíe, se registra una sola vez.',
  keptLong:
    'Una recepción de {{asnNumber}} está en el disco de este equipo. Se envía cuando un supervisor vuelva a iniciar sesión en este puesto, aquí o como de costumbre. Por muchas veces que se envíe, se registra una sola vez.',
  booked: 'Registrado por {{supervisor}}',
  sent: 'La recepción guardada ha llegado',
  bookedHint: 'La sesión del supervisor ha terminado. {{worker}} sigue trabajando.',
  goOn: 'Seguir',
  badge_one: '{{count, number}} para un supervisor',
  badge_many: '{{count, number}} de entradas para un supervisor',
  badge_other: '{{count, number}} para un supervisor',
  say: {
    asks: '{{asnNumber}} es un envío: debe recibirlo un supervisor, que puede iniciar sesión aquí. No se registró nada.',
    signInFirst: '{{asnNumber}}: antes debe iniciar sesión un supervisor. No se registró nada.',
    onlyThis:
      'El supervisor tiene la sesión abierta solo para {{asnNumber}}. Reciba ese envío o termine antes la sesión.',
    kept: '{{asnNumber}} queda guardado aquí. Se envía en cuanto el servidor responda a un supervisor en este puesto.',
  },
} as const;
