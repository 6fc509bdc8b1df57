import { noteRotation, replaceSecrets } from './admin/replace-secrets.command.ts';
import { seedDemo } from './demo/seed-demo.command.ts';
import { changeKey, reissueKey, revokeKey, unlockKey } from './features/access/change-key.command.ts';
import { countSignIn } from './features/access/count-sign-in.command.ts';
import { bindDevice } from './features/access/guard-device.command.ts';
import { issueToken } from './features/access/issue-token.command.ts';
import { lockToken } from './features/access/lock-token.command.ts';
import { mintKey } from './features/access/mint-key.command.ts';
import { noteFailedSignIn } from './features/access/note-failed-sign-in.command.ts';
import {
  changePassword,
  chooseWarehouse,
  endOtherSessions,
  registerWarehouse,
} from './features/access/portal-account.command.ts';
import { noteThrottled } from './features/access/note-throttled.command.ts';
import { revokeToken } from './features/access/revoke-token.command.ts';
import { shareRequests } from './features/access/share-requests.command.ts';
import { spendRecoveryCode, spendTotpStep } from './features/access/spend-code.command.ts';
import { touchToken } from './features/access/touch-token.command.ts';
import { createAccount } from './features/admin/create-account.command.ts';
import { createStaff } from './features/admin/create-staff.command.ts';
import { createWarehouse } from './features/admin/create-warehouse.command.ts';
import { mintStaffToken } from './features/admin/mint-staff-token.command.ts';
import { revokeStaffToken } from './features/admin/revoke-staff-token.command.ts';
import { setAccountStatus } from './features/admin/set-account-status.command.ts';
import { setStaffStatus } from './features/admin/set-staff-status.command.ts';
import { changeAlert } from './features/alerts/change-alert.command.ts';
import { changeLevel } from './features/catalogue/change-level.command.ts';
import { changeProduct } from './features/catalogue/change-product.command.ts';
import { createProduct } from './features/catalogue/create-product.command.ts';
import { putProducts } from './features/catalogue/put-products.command.ts';
import { setLevel } from './features/catalogue/set-level.command.ts';
import { approveProposal, rejectProposal } from './features/forecast/decide-proposal.command.ts';
import {
  addProposalLines,
  dropAbandonedLines,
  openProposal,
} from './features/forecast/draft-proposal.command.ts';
import { publishProposal } from './features/forecast/publish-proposal.command.ts';
import { importHistory } from './features/history/import-history.command.ts';
import { openPasswordReset } from './features/passwords/open-password-reset.command.ts';
import { requestPasswordReset } from './features/passwords/request-password-reset.command.ts';
import { resetPassword } from './features/passwords/reset-password.command.ts';
import { erasePerson } from './features/privacy/erase-person.command.ts';
import {
  beginSecondFactor,
  confirmSecondFactor,
  endSecondFactor,
  renewRecoveryCodes,
} from './features/access/change-second-factor.command.ts';
import { changeShipment } from './features/shipments/change-shipment.command.ts';
import { createShipment } from './features/shipments/create-shipment.command.ts';
import { receiveShipment } from './features/shipments/receive-shipment.command.ts';
import { openSignUp } from './features/admin/open-sign-up.command.ts';
import { requestSignUp } from './features/admin/request-sign-up.command.ts';
import { receiveStock } from './features/stock/receive-stock.command.ts';
import { setStock } from './features/stock/set-stock.command.ts';
import { updateStock } from './features/stock/update-stock.command.ts';
import { createTransaction } from './features/transactions/create-transaction.command.ts';
import { createWebhook } from './features/webhooks/create-webhook.command.ts';
import { deleteWebhook } from './features/webhooks/delete-webhook.command.ts';
import { resendDelivery, testWebhook } from './features/webhooks/queue-delivery.command.ts';
import { createWorker } from './features/workers/create-worker.command.ts';
import { suspendWorker } from './features/workers/suspend-worker.command.ts';
import { claimMails } from './mail/claim-mails.command.ts';
import { settleMail } from './mail/settle-mail.command.ts';
import {
  createTestWarehouse,
  sellTestStock,
  shipTestPallet,
} from './simulator/simulate-warehouse.command.ts';
import { dropExpired } from './sweeps/drop-expired.command.ts';
import { sweepConsumption } from './sweeps/sweep-consumption.command.ts';
import { sweepMovedLevels } from './sweeps/sweep-moved-levels.command.ts';
import { claimDeliveries } from './webhooks/claim-deliveries.command.ts';
import { fanOutEvents } from './webhooks/fan-out-events.command.ts';
import { recordDelivery } from './webhooks/record-delivery.command.ts';

/** Every way to change the database, by name: what the writer can be asked to do. */
export const commands = {
  createTestWarehouse,
  shipTestPallet,
  sellTestStock,
  countSignIn,
  noteFailedSignIn,
  noteThrottled,
  shareRequests,
  bindDevice,
  lockToken,
  issueToken,
  revokeToken,
  touchToken,
  mintKey,
  changeKey,
  revokeKey,
  unlockKey,
  reissueKey,
  chooseWarehouse,
  endOtherSessions,
  changePassword,
  registerWarehouse,
  spendTotpStep,
  spendRecoveryCode,
  beginSecondFactor,
  confirmSecondFactor,
  renewRecoveryCodes,
  endSecondFactor,
  requestSignUp,
  openSignUp,
  requestPasswordReset,
  openPasswordReset,
  resetPassword,
  replaceSecrets,
  noteRotation,
  claimMails,
  settleMail,
  dropExpired,
  erasePerson,
  createAccount,
  setAccountStatus,
  createWarehouse,
  createWorker,
  suspendWorker,
  createStaff,
  setStaffStatus,
  mintStaffToken,
  revokeStaffToken,
  createProduct,
  changeProduct,
  putProducts,
  changeLevel,
  setLevel,
  importHistory,
  createShipment,
  changeShipment,
  receiveShipment,
  changeAlert,
  sweepMovedLevels,
  sweepConsumption,
  openProposal,
  addProposalLines,
  dropAbandonedLines,
  publishProposal,
  approveProposal,
  rejectProposal,
  updateStock,
  setStock,
  receiveStock,
  createTransaction,
  createWebhook,
  deleteWebhook,
  testWebhook,
  resendDelivery,
  fanOutEvents,
  claimDeliveries,
  recordDelivery,
  seedDemo,
};
