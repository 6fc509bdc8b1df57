export const accountStatuses = ['APPROVED', 'PENDING', 'SUSPENDED', 'REJECTED'] as const;
export type AccountStatus = (typeof accountStatuses)[number];

export const userStatuses = ['ACTIVE', 'SUSPENDED'] as const;
export type UserStatus = (typeof userStatuses)[number];

/** E-mail addresses are compared in this form, so that one person cannot have two accounts by spelling. */
export const normaliseEmail = (email: string): string => email.trim().normalize('NFKC').toLowerCase();
