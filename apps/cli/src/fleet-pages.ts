import { answerOf, type components } from '@finwait/client';
import type { Context } from './context.js';

/** A host as the API tells it. */
export type Host = components['schemas']['HostList']['hosts'][number];

const PAGE = 1_000;

/** The hosts that the options ask for, a page at a time. */
export async function* readHostPages({
  client,
  config,
}: Pick<Context, 'client' | 'config'>): AsyncGenerator<Host[]> {
  const [tag] = config.values.tag ?? [];
  const [q] = config.values.q ?? [];
  const [sort] = config.values.sort ?? [];
  let cursor: string | null = null;
  do {
    const query = {
      limit: PAGE,
      ...(tag && { tag }),
      ...(q && { q }),
      ...(sort && { sort }),
      ...(cursor && { cursor }),
    };
    const page: components['schemas']['HostList'] = await answerOf(
      client.GET('/api/v1/hosts', { params: { query } }),
    );
    yield page.hosts;
    cursor = page.nextCursor;
  } while (cursor !== null);
}
