import type { HopValue } from '../paths/index.js';

/** What a setting of a profile is. */
export type F5SettingShape = 'time' | 'count' | 'switch';

/** As the configuration stores `indefinite`. Source: F5's f5-appsvcs-extension, map_mcp.js (`indefinite` is 4294967295). */
const INDEFINITE = 4_294_967_295;

const WORDS: Readonly<Record<F5SettingShape, RegExp>> = {
  time: /^(indefinite|immediate|disabled)$/,
  count: /^$/,
  switch: /^(enabled|disabled)$/,
};

/**
 * A setting as iControl REST writes it. The same time-out comes as a number, as a text of digits (`timeWaitTimeout`, and all
 * of FastL4) or as a word: `indefinite`, `immediate`, `disabled`. `unknown` for what is none of these, `undefined` for
 * nothing. Source: F5's f5-appsvcs-extension, map_mcp.js, and f5-ansible, the fixtures of bigip_profile_fastl4.
 */
export function toF5Setting(value: unknown, shape: F5SettingShape): HopValue | undefined {
  if (value === undefined || value === null) return undefined;
  const text =
    typeof value === 'string' || typeof value === 'number' ? String(value).trim().toLowerCase() : '';
  if (WORDS[shape].test(text) && text !== '') return text;
  if (shape === 'switch' || !/^(-1|\d{1,15}(\.\d{1,6})?)$/.test(text)) return 'unknown';
  return Number(text) === INDEFINITE && shape === 'time' ? 'indefinite' : Number(text);
}
