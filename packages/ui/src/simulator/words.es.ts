export const simulatorWords = {
  title: 'Almacenes de prueba',
  hint: 'Pruebe su integración donde nada es real: con SKU de prueba, palés a petición y los mismos eventos y webhooks.',
  mark: 'Almacén de prueba: aquí nada es real.',
  keyHint: 'Esta clave abre un almacén de prueba: nada de lo que se haga con ella es real.',
  create: 'Crear un almacén de prueba',
  full_one: 'Una cuenta puede tener {{count, number}} almacén de prueba.',
  full_many: 'Una cuenta puede tener {{count, number}} de almacenes de prueba.',
  full_other: 'Una cuenta puede tener {{count, number}} almacenes de prueba.',
  made: '{{name}} está listo',
  madeHint:
    'Tiene 20 SKU de prueba con existencias, un operario con la tarjeta {{badge}} y el palé {{asnNumber}} en camino.',
  empty: 'Todavía no hay ningún almacén de prueba',
  emptyHint:
    'Cree uno: viene con SKU de prueba, un operario y un palé en camino. Sus existencias reales no se tocan.',
  offlineHint: 'Los almacenes de prueba aparecerán en cuanto vuelva el servidor.',
  since: 'desde {{when}}',
  work: 'Trabajar en él',
  here: 'Está trabajando en él.',
  ship: 'Envíeme un palé de prueba',
  sell: 'Vender algo',
  shipped: '{{asnNumber}} está en camino y se avisa a sus webhooks.',
  sold_one:
    'Vendida {{count, number}} pieza de {{sku}}: está en su umbral de reposición y en unos segundos se abre una alerta.',
  sold_many:
    'Vendidas {{count, number}} de piezas de {{sku}}: está en su umbral de reposición y en unos segundos se abre una alerta.',
  sold_other:
    'Vendidas {{count, number}} piezas de {{sku}}: está en su umbral de reposición y en unos segundos se abre una alerta.',
  howTo: 'Cómo probarlo todo',
  steps: {
    choose: 'Trabaje aquí en el almacén de prueba, o inicie sesión en él con el cliente de escritorio.',
    key: 'En Claves de API, cree una clave para el almacén de prueba.',
    webhook: 'Trabaje en el almacén de prueba y registre su receptor en Webhooks.',
    ship: 'Envíe aquí un palé de prueba. Se avisa a su receptor; reciba el palé por su número ASN.',
  },
  reference: 'Probar la API en la referencia interactiva',
};
