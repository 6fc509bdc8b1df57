// The door to every command of package.json. It is plain JavaScript that even an old Node can read, so that
// a person with the wrong Node is told so in a sentence and not by a syntax error.
const oldestNodeMajor = 18;

if (Number(process.versions.node.split('.')[0]) < oldestNodeMajor) {
  console.error(
    'This project needs Node ' +
      oldestNodeMajor +
      ' or newer to install itself; this is ' +
      process.version +
      '.',
  );
  process.exit(2);
}

void import('./launch.mjs').then(({ launch }) => launch(process.argv.slice(2)));
