import { countSignIn } from './features/access/count-sign-in.command.ts';
import { bindDevice, lockToken } from './features/access/guard-device.command.ts';
import { issueToken } from './features/access/issue-token.command.ts';
import { revokeToken } from './features/access/revoke-token.command.ts';
import { touchToken } from './features/access/touch-token.command.ts';
import { changeShipment } from './features/shipments/change-shipment.command.ts';
import { createShipment } from './features/shipments/create-shipment.command.ts';
import { receiveShipment } from './features/shipments/receive-shipment.command.ts';
import { updateStock } from './features/stock/update-stock.command.ts';

/** Every way to change the database, by name: what the writer can be asked to do. */
export const commands = {
  countSignIn,
  bindDevice,
  lockToken,
  issueToken,
  revokeToken,
  touchToken,
  changeShipment,
  createShipment,
  receiveShipment,
  updateStock,
};
