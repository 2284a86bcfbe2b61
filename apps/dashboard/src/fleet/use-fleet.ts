'use client';

import type { Host } from '@finwait/contracts';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { readFleetLatest, readHosts } from '../api/calls';
import { useCatchUp } from '../live/use-catch-up';
import { overlayHost } from '../live/live-fleet';
import { useFollowing } from '../live/use-following';
import { useLiveFleet } from '../live/use-live-fleet';
import { sortHosts } from './host-sort';

const BY_NAME = { key: 'name', isDescending: false } as const;
const HISTORIES = [['fleet', 'history'], ['heatmap']];

/** All hosts by name and their totals as REST answered, and what the feed has said since. */
export function useFleet() {
  const hosts = useQuery({
    queryKey: ['hosts'],
    queryFn: async ({ signal }) => {
      const askedAt = Date.now();
      return { askedAt, hosts: sortHosts(await readHosts(signal), BY_NAME) };
    },
  });
  const latest = useQuery({
    queryKey: ['fleet', 'latest'],
    queryFn: ({ signal }) => readFleetLatest(signal),
  });
  const backfill = () => {
    void hosts.refetch({ cancelRefetch: false });
    void latest.refetch({ cancelRefetch: false });
  };
  const known = useMemo(() => new Set(hosts.data?.hosts.map((host) => host.name)), [hosts.data]);
  const live = useLiveFleet(
    { fleet: true },
    {
      backfill,
      returned: useCatchUp(HISTORIES),
      host: (event) => {
        if (event.change === 'left' || !known.has(event.name)) backfill();
      },
    },
  );
  const followed = useFollowing(live);
  const answeredAt = hosts.data?.askedAt ?? 0;
  const current = useMemo<readonly Host[] | null>(
    () => hosts.data?.hosts.map((host) => overlayHost(host, live.read(host.name), answeredAt)) ?? null,
    [hosts.data, live, answeredAt, followed],
  );
  return {
    /** As they were when they were last followed: every ten seconds, or when one of them changed. */
    hosts: current,
    live,
    answeredAt,
    latest: latest.data ?? null,
    problems: { hosts: hosts.error, latest: latest.error },
    retry: { hosts: () => void hosts.refetch(), latest: () => void latest.refetch() },
  };
}
