import { portalIdleMs, portalIdleWarningMs } from '@wms/contract';
import { expect, it } from 'vitest';
import { sessionStage } from './session-end.ts';

const activeAt = 1_000_000;
const idleAt = activeAt + portalIdleMs;
const later = idleAt + portalIdleMs;

it.each([
  ['just after a key', activeAt, later, { kind: 'OPEN' }],
  ['a moment before the warning', idleAt - portalIdleWarningMs - 1, later, { kind: 'OPEN' }],
  ['two minutes before its idle end', idleAt - portalIdleWarningMs, later, { kind: 'IDLE_SOON', at: idleAt }],
  ['a moment before its idle end', idleAt - 1, later, { kind: 'IDLE_SOON', at: idleAt }],
  ['at its idle end', idleAt, later, { kind: 'OVER' }],
  ['just before its last end', activeAt + 1, activeAt + 2, { kind: 'ENDS_SOON', at: activeAt + 2 }],
  ['when both ends come at once', idleAt - 1, idleAt, { kind: 'ENDS_SOON', at: idleAt }],
  ['at its last end', activeAt + 2, activeAt + 2, { kind: 'OVER' }],
] as const)('%s', (_when, now, expiresAt, stage) => {
  expect(sessionStage(now, activeAt, expiresAt)).toEqual(stage);
});
