export const exportWords = {
  csv: 'Save as CSV',
  reading_one: '{{count, number}} row read',
  reading_other: '{{count, number}} rows read',
  readingOf: '{{rows, number}} of {{total, number}} rows read',
  waiting: 'The server asks for a pause; going on by itself.',
  cancel: 'Cancel',
  saved_one: '{{count, number}} row saved.',
  saved_other: '{{count, number}} rows saved.',
  cut: 'Only the first {{count, number}} rows are saved: the file would not open any more. Narrow the list down.',
};
