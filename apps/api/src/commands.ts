import { seedDemo } from './demo/seed-demo.command.ts';
import { countSignIn } from './features/access/count-sign-in.command.ts';
import { bindDevice, lockToken } from './features/access/guard-device.command.ts';
import { issueToken } from './features/access/issue-token.command.ts';
import { revokeToken } from './features/access/revoke-token.command.ts';
import { touchToken } from './features/access/touch-token.command.ts';
import { createAccount } from './features/admin/create-account.command.ts';
import { createStaff } from './features/admin/create-staff.command.ts';
import { createWarehouse } from './features/admin/create-warehouse.command.ts';
import { createWorker } from './features/admin/create-worker.command.ts';
import { setAccountStatus } from './features/admin/set-account-status.command.ts';
import { putProducts } from './features/catalogue/put-products.command.ts';
import { setLevel } from './features/catalogue/set-level.command.ts';
import { importHistory } from './features/history/import-history.command.ts';
import { changeShipment } from './features/shipments/change-shipment.command.ts';
import { createShipment } from './features/shipments/create-shipment.command.ts';
import { receiveShipment } from './features/shipments/receive-shipment.command.ts';
import { receiveStock } from './features/stock/receive-stock.command.ts';
import { setStock } from './features/stock/set-stock.command.ts';
import { updateStock } from './features/stock/update-stock.command.ts';
import { createTransaction } from './features/transactions/create-transaction.command.ts';
import { dropExpired } from './sweeps/drop-expired.command.ts';

/** Every way to change the database, by name: what the writer can be asked to do. */
export const commands = {
  countSignIn,
  bindDevice,
  lockToken,
  issueToken,
  revokeToken,
  touchToken,
  dropExpired,
  createAccount,
  setAccountStatus,
  createWarehouse,
  createWorker,
  createStaff,
  putProducts,
  setLevel,
  importHistory,
  createShipment,
  changeShipment,
  receiveShipment,
  updateStock,
  setStock,
  receiveStock,
  createTransaction,
  seedDemo,
};
