import { parseOwner } from './namespace-owner.js';

const ID = '3f4ab1c09d8e7f6a5b4c3d2e1f0a9b8c7d6e5f4a3b2c1d0e9f8a7b6c5d4e3f2a';

describe('the owner that a control group names', () => {
  it.each([
    ['docker under systemd', `0::/system.slice/docker-${ID}.scope`],
    ['docker under cgroupfs', `0::/docker/${ID}`],
    ['docker with version 1 of control groups', `9:name=systemd:/docker/${ID}\n8:pids:/docker/${ID}\n0::/`],
    ['docker in docker', `0::/docker/${'0'.repeat(64)}/docker/${ID}`],
    ['containerd below a Kubernetes pod', `0::/kubepods/burstable/pod0f2c/${ID}`],
    [
      'containerd below a Kubernetes pod under systemd',
      `0::/kubepods.slice/kubepods-pod0f2c.slice/cri-containerd-${ID}.scope`,
    ],
    ['CRI-O', `0::/kubepods.slice/kubepods-besteffort.slice/kubepods-besteffort-pod1.slice/crio-${ID}.scope`],
    ['nerdctl', `0::/system.slice/nerdctl-${ID}.scope`],
    ['podman', `0::/machine.slice/libpod-${ID}.scope/container`],
    [
      'podman of a user',
      `0::/user.slice/user-1000.slice/user@1000.service/user.slice/libpod-${ID}.scope/container`,
    ],
    ['a path seen from another control group namespace', `0::/../../docker-${ID}.scope`],
  ])('is the container, in %s', (_, text) => {
    expect(parseOwner(`${text}\n`)).toEqual({ kind: 'container', label: '3f4ab1c09d8e' });
  });

  it.each([
    ['0::/lxc.payload.web/system.slice/nginx.service', 'web'],
    ['4:memory:/lxc/web', 'web'],
    ['0::/machine.slice/machine-build.scope/payload', 'build'],
    ['0::/machine.slice/machine-qemu\\x2d1.scope', 'qemu-1'],
    ['0::/machine.slice/systemd-nspawn@build.service/payload/init.scope', 'build'],
  ])('is the machine, in %s', (text, label) => {
    expect(parseOwner(text)).toEqual({ kind: 'container', label });
  });

  it.each([
    ['0::/system.slice/nginx.service', 'nginx.service'],
    ['9:name=systemd:/system.slice/nginx.service/worker\n0::/', 'nginx.service'],
    ['0::/user.slice/user-1000.slice/user@1000.service/app.slice/backup.service', 'backup.service'],
    ['0::/system.slice/system-openvpn.slice/openvpn@a\\x2db.service', 'openvpn@a-b.service'],
    ['0::/system.slice/run-r5d.scope', 'run-r5d.scope'],
  ])('is the unit, in %s', (text, label) => {
    expect(parseOwner(text)).toEqual({ kind: 'unit', label });
  });

  it.each([
    '',
    '0::/',
    '0::/user.slice/user-1000.slice/session-3.scope',
    '0::/user.slice/user-1000.slice/user@1000.service',
    '0::/init.scope',
    '0::/system.slice',
    'a line without colons',
  ])('is nobody in "%s"', (text) => {
    expect(parseOwner(text)).toBeNull();
  });
});
