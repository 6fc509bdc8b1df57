import { randomBytes } from 'node:crypto';

const alphabet = '0123456789abcdefghjkmnpqrstvwxyz';
const lengthOfRandom = 10;

/** A new warehouse id: short, because it begins every key of the warehouse's rows; 50 random bits, base32. */
export const newWarehouseId = (): string =>
  `wh_${[...randomBytes(lengthOfRandom)].map((byte) => alphabet[byte % alphabet.length]).join('')}`;
