export const sessionWords = {
  idleSoon: 'Nothing was pressed for a while: at {{time}} you are signed out. What you typed stays.',
  endsSoon:
    'Your session ends at {{time}}, as every session does after half a day. Sign in again then; what you typed stays.',
  stay: 'Stay signed in',
  wasIdle: 'Nothing was pressed for half an hour, so you were signed out.',
  whatWasTyped:
    'Sign in as the same person to go on where you were: what was typed and not sent yet stands as it was.',
};

export const signUpWords = {
  title: 'Ask for an account',
  hint: '888 Wholesale looks at every new account. You hear of it by e-mail.',
  companyName: 'Company',
  warehouseName: 'First warehouse',
  warehouseHint: 'What your people call it, such as Main Warehouse. More can follow.',
  name: 'Your name',
  email: 'E-mail',
  password: 'Password',
  passwordHint: 'At least 10 characters, and not easy to guess.',
  submit: 'Ask for the account',
  asked: 'We have written to you',
  askedHint:
    'Look into your mailbox. As soon as 888 Wholesale has approved the account, you sign in with this e-mail address and password.',
  toSignIn: 'To the sign-in',
};
