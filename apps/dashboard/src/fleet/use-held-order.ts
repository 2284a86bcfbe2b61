'use client';

import type { Host } from '@finwait/contracts';
import { useEffect, useEffectEvent, useState } from 'react';
import { holdOrder } from './held-order';

interface Held {
  readonly key: string;
  readonly names: readonly string[];
}

/** Hosts in the order they had when `isHeld` began, or when `key` last changed; as they come while it is not held. */
export function useHeldOrder(hosts: readonly Host[], isHeld: boolean, key: string) {
  const [held, setHeld] = useState<Held | null>(null);
  const hold = useEffectEvent(() => setHeld({ key, names: hosts.map((host) => host.name) }));
  useEffect(() => {
    if (isHeld) hold();
    else setHeld(null);
  }, [isHeld, key]);
  if (!held || held.key !== key) return { hosts, isOtherwise: false };
  const byName = new Map(hosts.map((host) => [host.name, host]));
  const names = holdOrder(held.names, [...byName.keys()]);
  const ordered = names.flatMap((name) => byName.get(name) ?? []);
  return { hosts: ordered, isOtherwise: ordered.some((host, index) => host !== hosts[index]) };
}
