import { SITE_TASKS } from './site-tasks.ts';

/** A task that a test asks a site for. */
interface Asked {
  readonly id: number;
  readonly task: keyof typeof SITE_TASKS;
  readonly words: never[];
}

async function answer({ id, task, words }: Asked): Promise<void> {
  try {
    const value = await (SITE_TASKS[task] as (...words: never[]) => Promise<unknown>)(...words);
    process.send?.({ id, value });
  } catch (error) {
    process.send?.({ id, error: error instanceof Error ? error.message : String(error) });
  }
}

process.on('message', (asked: Asked) => void answer(asked));
// The first process of its namespace: with it end all that it started.
process.on('disconnect', () => process.exit());
process.send?.({ id: 0 });
