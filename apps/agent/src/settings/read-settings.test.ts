import { readFileSync } from 'node:fs';
import { hostFactsSchema } from '@finwait/contracts';
import { SETTINGS, type SettingName } from '@finwait/tcp';
import { createScratchDir } from '../testing/scratch-dir.js';
import { readOwnSettings, readSettings } from './read-settings.js';

const textOf = (name: SettingName) => {
  const path = SETTINGS.find((setting) => setting.name === name)?.path ?? '';
  return readFileSync(`/proc/sys/${path}`, 'latin1').trim();
};

describe('the settings of this kernel', () => {
  it('are what its files say', () => {
    const settings = readSettings('/proc');
    expect(String(settings.tcp_fin_timeout)).toBe(textOf('tcp_fin_timeout'));
    expect(settings.ip_local_port_range?.join('\t')).toBe(textOf('ip_local_port_range'));
    expect(settings.ip_local_reserved_ports).toBe(textOf('ip_local_reserved_ports'));
  });

  it('are sent in the words of the contract', () => {
    const settings = readOwnSettings();
    expect(hostFactsSchema.parse({ v: 1, at: 1, settings })).toEqual({ v: 1, at: 1, settings });
  });

  it('are all unknown where there is no procfs', () => {
    expect(Object.values(readSettings(createScratchDir())).filter((value) => value !== null)).toEqual([]);
  });
});
