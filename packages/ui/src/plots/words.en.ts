export const plotWords = {
  asTable: 'Show the figures as a table',
  notDrawn: 'The plot could not be drawn here. Its figures are in the table below.',
  pieces: 'Pieces',
  consumption: {
    title: 'Consumption of the warehouse, last {{days, number}} days',
    summary: '{{total}} pieces in {{days, number}} days; most on {{day}}, with {{most}}.',
    none: 'Nothing was consumed in the last {{days, number}} days.',
    day: 'Day',
  },
  level: {
    title: 'Stock since {{date}}',
    summary: 'Between {{least}} and {{most}} pieces since {{date}}; now {{now}}.',
    when: 'When',
    threshold: 'Refill at {{quantity}}',
    par: 'Par {{quantity}}',
  },
  forecast: {
    title: 'Demand by week',
    summary:
      '{{consumed}} pieces consumed in the last {{weeks, number}} weeks shown; {{expected}} expected in the coming {{ahead, number}} weeks.',
    consumed: 'Consumed',
    expected: 'Expected',
    week: 'Week from',
    none: 'There are no whole weeks of consumption to show yet.',
  },
};
