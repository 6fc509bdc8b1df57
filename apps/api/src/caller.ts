import { assertNever, type MovementSource, type Role, type TokenKind } from '@wms/domain';

/** Who makes a request, as their token says: fixed when it was issued, checked on every request. */
export interface Caller {
  readonly tokenId: string;
  readonly kind: TokenKind;
  readonly role: Role;
  readonly userId: string;
  /** Null for 888's own staff, as is the warehouse. */
  readonly accountId: string | null;
  readonly warehouseId: string | null;
}

/** A customer's caller, whose token always carries one warehouse. */
export interface WarehouseCaller extends Caller {
  readonly warehouseId: string;
}

/** Where a caller's stock movements are said to come from (guide, section 4): their token kind, never the body. */
export function movementSourceOf(kind: TokenKind): MovementSource {
  switch (kind) {
    case 'DESKTOP':
      return 'DESKTOP';
    case 'PORTAL':
      return 'PORTAL';
    case 'INTEGRATION':
    case 'WORKER_DEVICE':
    case 'STAFF':
      return 'API';
    default:
      return assertNever(kind);
  }
}
