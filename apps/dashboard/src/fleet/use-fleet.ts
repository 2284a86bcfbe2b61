'use client';

import type { Host } from '@finwait/contracts';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { readFleetLatest, readHosts } from '../api/calls';
import { useCatchUp } from '../live/use-catch-up';
import { useLiveFleet } from '../live/use-live-fleet';
import { sortHosts } from './host-sort';
import { overlayHost, overlayTotals } from './live-fleet';

const BY_NAME = { key: 'name', isDescending: false } as const;
const HISTORIES = [['fleet', 'history'], ['heatmap']];

/** All hosts by name and their totals: as REST answered, brought up to date by the feed. */
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
  const current = useMemo<readonly Host[] | null>(
    () => hosts.data?.hosts.map((host) => overlayHost(host, live, hosts.data.askedAt)) ?? null,
    [hosts.data, live],
  );
  return {
    hosts: current,
    totals: latest.data ? overlayTotals(latest.data, live) : null,
    unknown: latest.data?.unknown ?? null,
    problems: { hosts: hosts.error, latest: latest.error },
    retry: { hosts: () => void hosts.refetch(), latest: () => void latest.refetch() },
  };
}
