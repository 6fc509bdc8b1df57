import { constants } from 'node:os';

const parentCheckMs = 500;

/**
 * Makes this process a plain stand-in for a child: it passes signals on and ends with the child's exit code.
 * @param {import('node:child_process').ChildProcess} child
 */
export function follow(child) {
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
    process.on(signal, () => {
      // A terminal sends Ctrl-C to the child as well; passing it on would make one press count twice.
      if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal);
    });
  }
  stopWithParent(child);
  child.on('exit', (code, signal) => {
    process.exitCode = signal === null ? (code ?? 1) : 128 + constants.signals[signal];
  });
}

/**
 * npm runs a script through a shell, and one that is told to stop ends that shell alone: without this, a server
 * would outlive the `npm start` that was stopped.
 * @param {import('node:child_process').ChildProcess} child
 */
function stopWithParent(child) {
  if (process.env.npm_lifecycle_event === undefined) return;
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    child.kill('SIGTERM');
  }, parentCheckMs);
  timer.unref();
}
