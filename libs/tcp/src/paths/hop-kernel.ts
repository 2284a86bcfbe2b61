import type { Hop } from './path.js';
import type { SettingFault } from './path-fault.js';
import { isVersionFrom } from './version-order.js';

/** Linux' own values; tcp_tw_reuse was 0 before 4.19. Source: Documentation/networking/ip-sysctl.rst; measured on 6.18. */
const DEFAULTS: Readonly<Record<string, number>> = {
  tcp_keepalive_time: 7_200,
  tcp_keepalive_intvl: 75,
  tcp_keepalive_probes: 9,
  tcp_retries2: 15,
  tcp_rto_max_ms: 120_000,
  tcp_fin_timeout: 60,
  tcp_tw_reuse: 2,
  tcp_tw_reuse_delay: 1_000,
  tcp_timestamps: 1,
};

const DEFAULT_RANGE = [32_768, 60_999] as const;

/** The kernel settings of a hop. */
export class HopKernel {
  readonly #hop: Hop;

  constructor(hop: Hop) {
    this.#hop = hop;
  }

  isStated(name: string): boolean {
    return this.#hop.kernel?.[name] !== undefined;
  }

  /** What is stated, else Linux' default; 0 where there is none. */
  number(name: string): number {
    const stated = Number(this.#hop.kernel?.[name] ?? NaN);
    if (Number.isFinite(stated)) return stated;
    const isOldKernel = this.#hop.kind === 'linux' && !isVersionFrom(this.#hop.version, '4.19');
    return name === 'tcp_tw_reuse' && isOldKernel ? 0 : (DEFAULTS[name] ?? 0);
  }

  /** How many ports connect() picks from: ip_local_port_range without ip_local_reserved_ports. */
  countPorts(): number {
    const [first, last] = this.#toRange();
    return Math.max(
      0,
      last - first + 1 - countReserved(this.#hop.kernel?.['ip_local_reserved_ports'], first, last),
    );
  }

  /** The kernel settings that cannot be read. */
  findFaults(): SettingFault[] {
    return Object.entries(this.#hop.kernel ?? {}).flatMap(([setting, value]) => {
      if (setting === 'ip_local_reserved_ports') return [];
      const numbers = toNumbers(value);
      const isFine = numbers.length > 0 && numbers.every((number) => Number.isFinite(number) && number >= 0);
      if (isFine) return [];
      const written = JSON.stringify(value);
      return [
        {
          setting,
          message: { en: `${written} is no number of a sysctl`, zh: `${written} 不是 sysctl 的数值` },
        },
      ];
    });
  }

  #toRange(): readonly [number, number] {
    const [first, last] = toNumbers(this.#hop.kernel?.['ip_local_port_range'] ?? '');
    return first !== undefined && last !== undefined ? [first, last] : DEFAULT_RANGE;
  }
}

/** The numbers of a sysctl; one that is none for what is no value of a sysctl, such as a switch that a file has. */
function toNumbers(value: unknown): number[] {
  if (typeof value === 'string') {
    return value
      .trim()
      .split(/[\s-]+/)
      .filter(Boolean)
      .map(Number);
  }
  return Array.isArray(value) ? value.map(Number) : [typeof value === 'number' ? value : NaN];
}

function countReserved(value: unknown, first: number, last: number): number {
  if (typeof value !== 'string') return 0;
  return value.split(',').reduce((sum, part) => {
    const [from = NaN, to = from] = part.split('-').map(Number);
    const shared = Math.min(to, last) - Math.max(from, first) + 1;
    return sum + (shared > 0 ? shared : 0);
  }, 0);
}
