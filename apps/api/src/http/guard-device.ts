import { isRejected, type TokenLockReason } from '@wms/domain';
import type { WmsStore } from '../open-store.ts';
import { networkOf } from '../security/network.ts';
import type { SecretKeys } from '../security/secret-keys.ts';
import type { TokenRow } from './token-row.ts';

/** Why a token may not be used from a device, or from none; null: it may. A promise only where it must be written. */
export type DeviceGuard = (
  token: TokenRow,
  device: string | null,
  address: string | undefined,
) => null | Promise<TokenLockReason | null>;

/** Binds the first device, and locks the token for another one or for none (guide, section 2). */
export function createDeviceGuard({ store, keys }: { store: WmsStore; keys: SecretKeys }): DeviceGuard {
  return (token, device, address) => {
    if (device === null) return token.deviceDigest === null ? null : lock(token.id, networkOf(address));
    if (token.deviceDigest === null) return bind(token.id, device, networkOf(address));
    if (keys.matches('device', device, token.deviceDigest)) return null;
    return lock(token.id, networkOf(address));
  };

  async function bind(tokenId: string, device: string, network: string): Promise<TokenLockReason | null> {
    const deviceDigest = keys.digest('device', device);
    const outcome = await store.commit('bindDevice', { tokenId, deviceDigest, network });
    if (isRejected(outcome)) return 'DEVICE_MISMATCH';
    return (JSON.parse(outcome.text) as { lockedNow?: TokenLockReason }).lockedNow ?? null;
  }

  async function lock(tokenId: string, network: string): Promise<TokenLockReason> {
    const outcome = await store.commit('lockToken', { tokenId, reason: 'DEVICE_MISMATCH', network });
    if (isRejected(outcome)) return 'DEVICE_MISMATCH';
    return (JSON.parse(outcome.text) as { lockedNow: TokenLockReason }).lockedNow;
  }
}
