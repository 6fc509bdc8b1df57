export const deskWords = {
  warehouse: 'Warehouse',
  more: 'Show more',
  offlineHint: 'It appears as soon as the server is back.',
};
