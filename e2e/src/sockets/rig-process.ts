import { createInterface } from 'node:readline';
import { bringLoopbackUp } from './loopback-device.ts';
import { openSockets, type OpenSockets } from './open-sockets.ts';
import { countProcSockets } from './proc-count.ts';
import { Program } from './program.ts';
import type { Oracle, RigAnswer, RigOptions, RigReady, RigRequest } from './rig-request.ts';
import { countSsSockets } from './ss-count.ts';
import { addCounts, noSockets } from './state-number.ts';

/**
 * Opens the sockets of its plans and answers requests until standard input ends: programs have to be started from
 * inside a network namespace to be in it.
 */
const programs = new Map<number, Program>();

function printLine(line: RigReady | RigAnswer): void {
  process.stdout.write(`${JSON.stringify(line)}\n`);
}

function findProgram(pid: number): Program {
  const program = programs.get(pid);
  if (!program) throw new Error(`no program with pid ${pid} was started here`);
  return program;
}

function startProgram(command: ConstructorParameters<typeof Program>[0]): Program {
  const program = new Program(command);
  programs.set(program.pid, program);
  const forget = () => programs.delete(program.pid);
  program.ended.then(forget, forget);
  return program;
}

function countAll(opened: readonly OpenSockets[]): Oracle {
  const planned = opened.map((sockets) => sockets.count()).reduce(addCounts, noSockets());
  return { proc: countProcSockets(), ss: countSsSockets(), planned };
}

async function fulfil(request: RigRequest, opened: readonly OpenSockets[]): Promise<unknown> {
  switch (request.do) {
    case 'count':
      return countAll(opened);
    case 'run':
      return startProgram(request.command).finish();
    case 'start': {
      const program = startProgram(request.command);
      return { pid: program.pid, match: await program.print(new RegExp(request.until)) };
    }
    case 'stop':
      return findProgram(request.pid).stop();
  }
}

async function answer(request: RigRequest, opened: readonly OpenSockets[]): Promise<void> {
  try {
    printLine({ id: request.id, value: await fulfil(request, opened) });
  } catch (error) {
    printLine({ id: request.id, error: error instanceof Error ? error.message : String(error) });
  }
}

async function serve({ plans, hasOwnNamespace }: RigOptions): Promise<void> {
  if (hasOwnNamespace) bringLoopbackUp();
  const opened: OpenSockets[] = [];
  for (const plan of plans) opened.push(await openSockets(plan));
  const ports = opened.flatMap((sockets) => sockets.ports);
  const expected = opened.map((sockets) => sockets.expected).reduce(addCounts, noSockets());
  printLine({ expected, ports });
  for await (const line of createInterface({ input: process.stdin })) {
    void answer(JSON.parse(line) as RigRequest, opened);
  }
  for (const program of programs.values()) program.kill();
  for (const sockets of opened) sockets.close();
}

await serve(JSON.parse(process.argv[2] ?? '') as RigOptions);
