export const pastWords = {
  open: 'As of …',
  title: 'As it was',
  daysAgo: 'Days ago',
  daysAgoValue_one: '{{count, number}} day ago',
  daysAgoValue_other: '{{count, number}} days ago',
  now: 'now',
  instant: 'Day and time',
  shown: 'As it was on {{when}}',
  hint: 'This is the past, not the stock of now. Quantities are those of then; threshold, par and status are today’s.',
  back: 'Back to now',
  tooLate: 'Choose a moment in the past.',
};
