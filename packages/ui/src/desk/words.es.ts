export const deskWords = {
  warehouse: 'Almacén',
  more: 'Mostrar más',
  offlineHint: 'Aparecerá en cuanto vuelva el servidor.',
};
