/** What stub_status tells. */
export interface NginxStatus {
  /** Open client connections, those that wait included. */
  readonly active: number;
  /** Since nginx started. */
  readonly accepted: number;
  readonly handled: number;
  readonly requests: number;
  /** Connections whose request is being read. */
  readonly reading: number;
  /** Connections that are being answered. */
  readonly writing: number;
  /** Idle connections that are kept for the next request. */
  readonly waiting: number;
}

const STATUS =
  /^Active connections:\s*(\d{1,15})\s+server accepts handled requests(?: request_time)?\s+(\d{1,15})\s+(\d{1,15})\s+(\d{1,15})(?:\s+\d+)?\s+Reading:\s*(\d{1,15})\s+Writing:\s*(\d{1,15})\s+Waiting:\s*(\d{1,15})\s*$/;

/** What a location with `stub_status` answers; `null` where the text is anything else. Source: nginx.org/en/docs/http/ngx_http_stub_status_module.html. */
export function parseNginxStatus(text: string): NginxStatus | null {
  const found = STATUS.exec(text.trim())?.slice(1).map(Number);
  if (!found) return null;
  const [active = 0, accepted = 0, handled = 0, requests = 0, reading = 0, writing = 0, waiting = 0] = found;
  return { active, accepted, handled, requests, reading, writing, waiting };
}
