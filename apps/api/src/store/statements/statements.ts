import type { Preparing } from '../prepare.ts';
import { accessStatements } from './access.ts';
import { alertStatements } from './alerts.ts';
import { auditStatements } from './audit.ts';
import { catalogueStatements } from './catalogue.ts';
import { consumptionStatements } from './consumption.ts';
import { deliveryStatements } from './delivery.ts';
import { forecastStatements } from './forecast.ts';
import { keyStatements } from './keys.ts';
import { ledgerStatements } from './ledger.ts';
import { mailStatements } from './mail.ts';
import { opsAccountStatements } from './ops-accounts.ts';
import { opsSupplyStatements } from './ops-supply.ts';
import { peopleStatements } from './people.ts';
import { privacyStatements } from './privacy.ts';
import { securityStatements } from './security.ts';
import { secondFactorStatements } from './second-factors.ts';
import { secretStatements } from './secrets.ts';
import { sortedLevelStatements } from './sorted-levels.ts';
import { stockStatements } from './stock.ts';
import { supplyStatements } from './supply.ts';

/** Every statement of the store: written once for both engines, prepared once for each connection. */
export const prepareStatements = (preparing: Preparing) => ({
  ...accessStatements(preparing),
  ...keyStatements(preparing),
  ...peopleStatements(preparing),
  ...secondFactorStatements(preparing),
  ...mailStatements(preparing),
  ...secretStatements(preparing),
  ...privacyStatements(preparing),
  ...securityStatements(preparing),
  ...auditStatements(preparing),
  ...stockStatements(preparing),
  ...sortedLevelStatements(preparing),
  ...ledgerStatements(preparing),
  ...consumptionStatements(preparing),
  ...forecastStatements(preparing),
  ...supplyStatements(preparing),
  ...alertStatements(preparing),
  ...deliveryStatements(preparing),
  ...catalogueStatements(preparing),
  ...opsAccountStatements(preparing),
  ...opsSupplyStatements(preparing),
});
export type Statements = ReturnType<typeof prepareStatements>;
