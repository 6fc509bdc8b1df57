// The worker threads of the SQLite store: the writer and the surveyor.
import { commands } from './commands.ts';
import { runThread } from './store/sqlite/thread.ts';
import { surveys } from './surveys.ts';

runThread(commands, surveys);
