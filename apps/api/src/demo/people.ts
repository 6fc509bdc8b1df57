/** Everybody's password in the demo. It is public, which is why the demo is only served to this machine. */
export const demoPassword = 'demo-888-wms';

export const demoEmails = {
  supervisor: 'supervisor@example.test',
  worker: 'worker@example.test',
  dispatch: 'dispatch@example.test',
  admin: 'admin@example.test',
} as const;
export type DemoPerson = keyof typeof demoEmails;
