/** The sysctls that a check of paths looks at. */
export const KERNEL_NAMES = [
  'tcp_keepalive_time',
  'tcp_keepalive_intvl',
  'tcp_keepalive_probes',
  'tcp_retries2',
  'tcp_rto_max_ms',
  'tcp_fin_timeout',
  'tcp_tw_reuse',
  'ip_local_port_range',
  'ip_local_reserved_ports',
] as const;
