import type { HopValue } from '../paths/index.js';

/** As the configuration stores `indefinite`. Source: F5's f5-appsvcs-extension, map_mcp.js (`indefinite` is 4294967295). */
const INDEFINITE = 4_294_967_295;
const MOST_CHARACTERS = 64;

/**
 * A setting as iControl REST writes it. The same time-out comes as a number, as a text of digits (`timeWaitTimeout`, and all
 * of FastL4) or as a word: `indefinite`, `immediate`, `disabled`. `undefined` for what is none of these.
 * Source: F5's f5-appsvcs-extension, map_mcp.js, and f5-ansible, the fixtures of bigip_profile_fastl4.
 */
export function toF5Setting(value: unknown): HopValue | undefined {
  if (typeof value === 'boolean') return value;
  if (typeof value === 'number') return Number.isFinite(value) ? toFigure(value) : undefined;
  const text = typeof value === 'string' ? value.trim() : '';
  if (text === '' || text.length > MOST_CHARACTERS) return undefined;
  return /^-?\d+(\.\d+)?$/.test(text) ? toFigure(Number(text)) : text.toLowerCase();
}

function toFigure(figure: number): HopValue {
  return figure === INDEFINITE ? 'indefinite' : figure;
}
