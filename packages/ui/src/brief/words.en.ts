/** A supervisor's sign-in over a worker's shoulder; English. */
export const briefWords = {
  title: 'A supervisor must receive this',
  hint: '{{asnNumber}} is a shipment for {{warehouse}}. A supervisor signs in here for this one pallet; {{worker}} stays signed in.',
  hintAlone: 'It ends no other sign-in of theirs, and is over with the receipt or after {{minutes}} minutes.',
  submit: 'Sign in for this pallet',
  leave: 'Go on without receiving',
  notTheirs: 'This supervisor does not answer for {{warehouse}}. Nobody was signed in.',
  waiting_one: '{{count, number}} entry is kept at this station for a supervisor. It is sent first.',
  waiting_other: '{{count, number}} entries are kept at this station for a supervisor. They are sent first.',
  bar: 'Signed in for this pallet',
  barHint: 'Until {{time}} at the latest. {{worker}} stays signed in.',
  end: 'End without receiving',
  endKept: 'End this sign-in',
  over: 'The sign-in for this pallet is over',
  overHint: 'Nothing was booked. What was counted is kept, and stands there at the next sign-in for it.',
  kept: 'Kept for a supervisor',
  keptHint:
    'No answer came yet. The receipt is on this machine’s disk: it is sent while {{supervisor}} is signed in here, and otherwise when a supervisor next signs in at this station. However often it is sent, it is booked once.',
  keptLong:
    'A receipt of {{asnNumber}} is on this machine’s disk. It is sent when a supervisor next signs in at this station, here or as usual. However often it is sent, it is booked once.',
  booked: 'Booked by {{supervisor}}',
  sent: 'The kept receipt has arrived',
  bookedHint: 'The supervisor’s sign-in is over. {{worker}} goes on.',
  goOn: 'Go on',
  badge_one: '{{count, number}} for a supervisor',
  badge_other: '{{count, number}} for a supervisor',
  say: {
    asks: '{{asnNumber}} is a shipment: a supervisor must receive it, and can sign in here. Nothing was booked.',
    signInFirst: '{{asnNumber}}: a supervisor signs in first. Nothing was booked.',
    onlyThis: 'The supervisor is signed in for {{asnNumber}} alone. Receive it or end the sign-in first.',
    kept: '{{asnNumber}} is kept here. It is sent as soon as the server answers a supervisor at this station.',
  },
} as const;
