/** An object of JSON. */
export type JsonObject = Readonly<Record<string, unknown>>;

/** `undefined` for anything but an object. */
export function toJsonObject(value: unknown): JsonObject | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as JsonObject)
    : undefined;
}

/**
 * The objects of a collection of iControl REST, which leaves `items` out where there are none.
 * Source: clouddocs.f5.com/api/icontrol-rest; a collection of no virtual servers as F5's f5-telemetry-streaming tests it.
 */
export function toItems(collection: unknown): JsonObject[] {
  const items = toJsonObject(collection)?.items;
  return Array.isArray(items) ? items.map(toJsonObject).filter((item) => item !== undefined) : [];
}

/** `undefined` for anything but a text. */
export function toText(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

/**
 * The leaves of each object in an answer about statistics: `entries` → `nestedStats` → `entries`.
 * Source: community.f5.com, Demystifying iControl REST; f5-telemetry-streaming, its bodies of `/stats`.
 */
export function toNestedStats(body: unknown): JsonObject[] {
  return Object.values(toJsonObject(toJsonObject(body)?.entries) ?? {})
    .map((entry) => toJsonObject(toJsonObject(toJsonObject(entry)?.nestedStats)?.entries))
    .filter((leaves) => leaves !== undefined);
}

/** How iControl REST writes the full path of an object in a URL: `/Common/folder/name` is `~Common~folder~name`. */
export function toResourceName(fullPath: string): string {
  return fullPath.split('/').map(encodeURIComponent).join('~');
}
